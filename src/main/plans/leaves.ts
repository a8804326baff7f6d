/**
 * Every leaf of a plan: its path, such as `design.trunk[0].units`, and its value as JSON text. A list of plain values,
 * such as a shape, is one leaf.
 */
export function leaves(value: unknown, path = ''): [string, string][] {
  if (isPlain(value) || (Array.isArray(value) && value.every(isPlain)))
    return value === undefined ? [] : [[path, JSON.stringify(value)]];
  const list = Array.isArray(value);
  const inner = Object.entries(value as object).flatMap(([key, part]) =>
    leaves(part, path + step(key, list, path === '')),
  );
  return inner.length > 0 ? inner : [[path, JSON.stringify(value)]];
}

function step(key: string, inList: boolean, first: boolean): string {
  if (inList) return `[${key}]`;
  if (!/^[A-Za-z_]\w*$/.test(key)) return `[${JSON.stringify(key)}]`;
  return first ? key : `.${key}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
