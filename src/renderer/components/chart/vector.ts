import type { Chart } from 'chart.js';
import type { Drawing } from './drawing';
import type { Colours } from './colours';
import type { LinePlot } from './plot';

/**
 * What a chart shows, as SVG text: the same lines at the same places, read from the chart after it has laid itself
 * out. Names come from a person's table, so every text is escaped.
 */
export function vectorOf(plot: LinePlot, title: string, drawing: Drawing, colours: Colours): string {
  const { width, height } = plot;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="${escaped(colours('font'))}" font-size="11">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours('paper')}"/>`,
    text(16, 28, title, colours('text'), 'font-size="15" font-weight="bold"'),
    legend(plot, colours),
    axes(plot, drawing, colours),
    marks(plot, drawing, colours),
    ...plot.data.datasets.map((_, index) => line(plot, index)),
    '</svg>\n',
  ].join('');
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\0', '');
}

function text(x: number, y: number, words: string, colour: string, more = ''): string {
  return `<text x="${round(x)}" y="${round(y)}" fill="${colour}" ${more}>${escaped(words)}</text>`;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

function scales({ scales: { x, y } }: Pick<Chart, 'scales'>): {
  x: NonNullable<typeof x>;
  y: NonNullable<typeof y>;
} {
  if (!x || !y) throw new Error('a chart without axes');
  return { x, y };
}

function axes(plot: LinePlot, drawing: Drawing, colours: Colours): string {
  const { x, y } = scales(plot);
  const { left, right, top, bottom } = plot.chartArea;
  const faint = colours('text-faint');
  const across = y.ticks.map(({ value, label }) => {
    const at = round(y.getPixelForValue(value));
    const grid = `<path d="M${round(left)} ${at}H${round(right)}" stroke="${colours('line')}"/>`;
    return grid + text(left - 6, at + 4, String(label ?? ''), faint, 'text-anchor="end"');
  });
  const below = x.ticks.map(({ value, label }) =>
    text(x.getPixelForValue(value), bottom + 16, String(label ?? ''), faint, 'text-anchor="middle"'),
  );
  const name = text((left + right) / 2, bottom + 32, drawing.xLabel, faint, 'text-anchor="middle"');
  return `<clipPath id="area"><rect x="${round(left)}" y="${round(top)}" width="${round(right - left)}" height="${round(bottom - top)}"/></clipPath>${across.join('')}${below.join('')}${name}`;
}

function marks(plot: LinePlot, { mark, level }: Drawing, colours: Colours): string {
  const { x, y } = scales(plot);
  const { left, right, top, bottom } = plot.chartArea;
  const parts: string[] = [];
  if (mark && mark.at >= x.min && mark.at <= x.max) {
    const at = round(x.getPixelForValue(mark.at));
    parts.push(`<path d="M${at} ${round(top)}V${round(bottom)}" stroke="${colours('accent')}"/>`);
    parts.push(text(at, top - 5, mark.label, colours('accent-text'), 'text-anchor="middle"'));
  }
  if (level && level.at >= y.min && level.at <= y.max) {
    const at = round(y.getPixelForValue(level.at));
    const faint = colours('text-faint');
    parts.push(`<path d="M${round(left)} ${at}H${round(right)}" stroke="${faint}" stroke-dasharray="2 3"/>`);
    parts.push(text(right, at - 4, level.label, faint, 'text-anchor="end"'));
  }
  return parts.join('');
}

function line(plot: LinePlot, index: number): string {
  const { x, y } = scales(plot);
  const dataset = plot.data.datasets[index];
  if (!dataset) return '';
  const points = dataset.data.map(
    (point) => `${round(x.getPixelForValue(point.x))} ${round(y.getPixelForValue(point.y))}`,
  );
  if (points.length === 0) return '';
  return `<path d="M${points.join('L')}" ${strokeOf(dataset)} clip-path="url(#area)"/>`;
}

function strokeOf({ borderColor, borderWidth, borderDash }: LinePlot['data']['datasets'][number]): string {
  const dashes =
    Array.isArray(borderDash) && borderDash.length > 0 ? ` stroke-dasharray="${borderDash.join(' ')}"` : '';
  return `fill="none" stroke-linejoin="round" stroke="${String(borderColor)}" stroke-width="${String(borderWidth)}"${dashes}`;
}

/** Names at the right of the title's line, from right to left; a faint line goes by the name of the one above it. */
function legend(plot: LinePlot, colours: Colours): string {
  const named = new Map(
    plot.data.datasets.map((dataset) => [dataset.label ?? '', dataset] as const).reverse(),
  );
  const letter = 7;
  let right = plot.width - 16;
  return [...named]
    .map(([name, dataset]) => {
      const from = right - name.length * letter;
      right = from - 50;
      return `<path d="M${from - 30} 24h22" ${strokeOf(dataset)}/>${text(from, 28, name, colours('text-soft'), 'font-size="12"')}`;
    })
    .join('');
}
