import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Theme = 'light' | 'dark' | 'contrast';

const source = readFileSync(join(import.meta.dirname, '../../../src/renderer/styles/tokens.css'), 'utf8');

/** The colours of a theme, by token name, from the token file itself. */
export function coloursOf(theme: Theme): ReadonlyMap<string, string> {
  const own = theme === 'light' ? [] : declarations(`:root[data-theme='${theme}'] {`);
  return new Map([...declarations(':root {'), ...own]);
}

function declarations(selector: string): [name: string, value: string][] {
  const from = source.indexOf(selector);
  if (from < 0) throw new Error(`the token file has no ${selector}`);
  const block = source.slice(from, source.indexOf('}', from));
  return [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

/** Contrast of two colours by WCAG 2.2: (L1 + 0.05) / (L2 + 0.05), the lighter one first. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance: 0.2126 R + 0.7152 G + 0.0722 B of linearised channels. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
