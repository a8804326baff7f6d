/** A name as SQL writes it. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it, where a value cannot be bound. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
