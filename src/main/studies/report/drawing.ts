import type { Language } from '../../../shared/errors/app-error';
import { MARGIN } from '../../../shared/verdict/margin';
import { intervalEffect, pairEffect, reach, ticks } from '../../../shared/verdict/scale';
import type { Comparison } from '../../../shared/verdict/verdict';
import { effectText, rangeText } from './figures';
import { html, type Markup } from './markup';
import { words } from './words';

const WIDTH = 720;
/** Where the axis begins, behind the names. */
const LEFT = 250;
const ROW = 46;
const AXIS = 34;

/** Paired differences of comparisons on one scale as dots, their intervals as bars; right is better. */
export function drawing(comparisons: readonly Comparison[], language: Language): Markup {
  const [first] = comparisons;
  if (!first) return html``;
  const most = reach(comparisons);
  const x = (effect: number): string =>
    (LEFT + ((effect + most) / (2 * most)) * (WIDTH - LEFT - 12)).toFixed(1);
  const height = comparisons.length * ROW;
  const margin = MARGIN[first.scale];
  return html`<svg
    viewBox="0 0 ${WIDTH} ${height + AXIS}"
    role="img"
    aria-label="${told(comparisons, language)}"
  >
    <rect
      class="margin"
      x="${x(-margin)}"
      width="${Number(x(margin)) - Number(x(-margin))}"
      y="0"
      height="${height}"
    />
    <line class="zero" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${height}" />
    ${comparisons.map((one, i) => row(one, i * ROW, x, language))}
    ${ticks(most, first).map(
      ({ at, value }) =>
        html`<text class="tick" x="${x(at)}" y="${height + 16}"
          >${value === 1 && first.scale === 'ratio' ? '0' : tickText(value, first, language)}</text
        >`,
    )}
    <text class="tick" x="${x(-most * 0.86)}" y="${height + 31}">${words[language].worse}</text>
    <text class="tick" x="${x(most * 0.86)}" y="${height + 31}">${words[language].better}</text>
  </svg>`;
}

function tickText(value: number, { scale }: Comparison, language: Language): string {
  return effectText(value, { scale, estimate: value, low: 0, high: 0.2 }, language);
}

function row(one: Comparison, top: number, x: (effect: number) => string, language: Language): Markup {
  const say = words[language];
  const { low, estimate, high } = intervalEffect(one);
  const dots = one.pairs.map((pair) => pairEffect(pair, one)).filter(Number.isFinite);
  const labels = one.labels === null ? '' : ` · ${say.labels(one.labels)}`;
  const bar = Number.isFinite(estimate)
    ? html`<path
          class="bar"
          d="M${x(low)} ${top + 31}H${x(high)}M${x(low)} ${top + 27}v8M${x(high)} ${top + 27}v8"
        />
        <path class="estimate" d="M${x(estimate)} ${top + 25}l6 6l-6 6l-6 -6z" />`
    : html``;
  return html`<text class="name" x="0" y="${top + 20}">${short(one.task, 30)}</text>
    <text class="small" x="0" y="${top + 36}"
      >${short(`${say.arm(one.arm)}${labels}: ${say.answer[one.answer]}`, 42)}</text
    >
    ${dots.map((dot, i) => html`<circle class="dot" cx="${x(dot)}" cy="${top + 12 + ((i * 5) % 9) - 4}" r="3.2" />`)}
    ${bar}`;
}

/** What the drawing shows, in words. */
function told(comparisons: readonly Comparison[], language: Language): string {
  return comparisons
    .map((one) => `${one.task}: ${effectText(one.estimate, one, language)} (${rangeText(one, language)})`)
    .join('; ');
}

function short(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
