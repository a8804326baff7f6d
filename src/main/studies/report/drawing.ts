import type { Language } from '../../../shared/errors/app-error';
import { MARGIN } from '../../../shared/verdict/margin';
import { labelWidth } from '../../../shared/verdict/label-width';
import { drawnInterval, intervalEffect, pairEffect, reach, ticks } from '../../../shared/verdict/scale';
import type { Comparison } from '../../../shared/verdict/verdict';
import { effectText, rangeText } from './figures';
import { html, type Markup } from './markup';
import { words } from './words';

const WIDTH = 720;
/** Where the axis begins, behind the names. */
const LEFT = 250;
const ROW = 46;
const AXIS = 34;
/** Room at the right end. */
const RIGHT = 12;
/** Size of the numbers below the axis, as in the style. */
const FONT = 11;
const ARROW = 8;

/** Paired differences of comparisons on one scale as dots, their intervals as bars; right is better. */
export function drawing(comparisons: readonly Comparison[], language: Language): Markup {
  const [first] = comparisons;
  if (!first) return html``;
  const most = reach(comparisons);
  const x = (effect: number): string =>
    (LEFT + ((effect + most) / (2 * most)) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const height = comparisons.length * ROW;
  const margin = MARGIN[first.scale];
  const axis = {
    length: WIDTH - LEFT - RIGHT,
    edge: RIGHT,
    widthOf: (value: number) => labelWidth(tickText(value, first, language), FONT),
  };
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
    ${comparisons.map((one, i) => row(one, i * ROW, { x, most }, language))}
    ${ticks(most, first, axis).map(
      ({ at, value }) =>
        html`<text class="tick" x="${x(at)}" y="${height + 16}">${tickText(value, first, language)}</text>`,
    )}
    <text class="tick" x="${x(-most * 0.86)}" y="${height + 31}">${words[language].worse}</text>
    <text class="tick" x="${x(most * 0.86)}" y="${height + 31}">${words[language].better}</text>
  </svg>`;
}

function tickText(value: number, { scale }: Comparison, language: Language): string {
  if (value === 1 && scale === 'ratio') return '0';
  return effectText(value, { scale, estimate: value, low: 0, high: 0.2 }, language);
}

/** Where an effect is, and how far the axis reaches. */
interface Axis {
  x(effect: number): string;
  readonly most: number;
}

function row(one: Comparison, top: number, { x, most }: Axis, language: Language): Markup {
  const say = words[language];
  const { estimate } = intervalEffect(one);
  const dots = one.pairs.map((pair) => pairEffect(pair, one)).filter(Number.isFinite);
  const labels = one.labels === null ? '' : ` · ${say.labels(one.labels)}`;
  const bar = Number.isFinite(estimate)
    ? html`${interval(one, top, { x, most })}
        <path class="estimate" d="M${x(estimate)} ${top + 25}l6 6l-6 6l-6 -6z" />`
    : html``;
  return html`<text class="name" x="0" y="${top + 20}">${short(one.task, 30)}</text>
    <text class="small" x="0" y="${top + 36}"
      >${short(`${say.arm(one.arm)}${labels}: ${say.answer[one.answer]}`, 42)}</text
    >
    ${dots.map((dot, i) => html`<circle class="dot" cx="${x(dot)}" cy="${top + 12 + ((i * 5) % 9) - 4}" r="3.2" />`)}
    ${bar}`;
}

/** The bar of an interval: a stroke across each end, an arrow where the end is beyond the axis. */
function interval(one: Comparison, top: number, { x, most }: Axis): Markup {
  const { low, high, beyondLow, beyondHigh } = drawnInterval(intervalEffect(one), most);
  const end = (at: number, beyond: boolean, out: number): Markup =>
    beyond
      ? html`<path class="estimate" d="M${x(at)} ${top + 26}l${out} 5l${-out} 5z" />`
      : html`<path class="bar" d="M${x(at)} ${top + 27}v8" />`;
  return html`<path class="bar" d="M${x(low)} ${top + 31}H${x(high)}" /> ${end(low, beyondLow, -ARROW)}
    ${end(high, beyondHigh, ARROW)}`;
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
