/** Markup that is put together from text of which none can become markup. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Part[];

/** A template of markup: what is filled in is text, and escaped, unless it is markup itself. Lists are joined. */
export function html(fixed: TemplateStringsArray, ...parts: Part[]): Markup {
  return {
    markup: fixed.map((text, i) => text + (i < parts.length ? written(parts[i] ?? '') : '')).join(''),
  };
}

function written(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return 'markup' in part ? part.markup : part.map(written).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}
