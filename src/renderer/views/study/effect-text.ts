import { DOUBLED, MOST_TIMES } from '../../../shared/verdict/scale';
import type { Comparison } from '../../../shared/verdict/verdict';
import type { Language } from '../../language/language.svelte';

type Measured = Pick<Comparison, 'scale' | 'estimate' | 'low' | 'high'>;

/** A difference between arms as people say it: "−48%" of an error, "+2.1 points" of a score; as many digits as the interval supports. */
export function effectText(one: Measured, words: Language): string {
  return written(one.estimate, one, words);
}

/** The interval of a comparison: "−60% to −33%". */
export function intervalText(one: Measured, words: Language): string {
  if (one.scale === 'ratio')
    return words.t.verdict.range(written(one.low, one, words), written(one.high, one, words));
  const decimals = decimalsOf(one);
  const [low, high] = [words.f.signed(one.low * 100, decimals), words.f.signed(one.high * 100, decimals)];
  return words.t.verdict.points(words.t.verdict.range(low, high));
}

/** The confidence of an interval: "95%", "98.3%". */
export function levelText(level: number, words: Language): string {
  return words.f.percent(level, Math.abs(level * 100 - Math.round(level * 100)) < 1e-9 ? 0 : 1);
}

/** A place on an axis of effects. */
export function tickText(value: number, scale: Comparison['scale'], words: Language): string {
  const size = Math.abs(scale === 'ratio' ? value - 1 : value);
  if (size < 1e-9) return words.f.whole(0);
  const decimals = size >= 0.0095 ? 0 : 1;
  if (scale === 'difference') return words.f.signed(value * 100, decimals);
  return ratioText(value, decimals, words);
}

function written(value: number, one: Measured, words: Language): string {
  const { scale } = one;
  const decimals = decimalsOf(one);
  if (scale === 'difference') return words.t.verdict.points(words.f.signed(value * 100, decimals));
  return ratioText(value, decimals, words);
}

/** A ratio of errors against 1. */
function ratioText(value: number, decimals: number, words: Language): string {
  if (value > MOST_TIMES) return words.t.verdict.overTimes(words.f.whole(MOST_TIMES));
  return value >= DOUBLED
    ? words.t.verdict.times(words.f.number(value, 2))
    : words.f.signedPercent(value - 1, decimals);
}

/** Fine enough for the interval, and to show that an end that lies beside no effect does not lie on it. */
function decimalsOf({ scale, low, high }: Measured): number {
  const none = scale === 'ratio' ? 1 : 0;
  const enough = decimalsFor((100 * (high - low)) / 2);
  if (!(low > none || high < none)) return enough;
  const near = 100 * Math.min(Math.abs(low - none), Math.abs(high - none));
  return [0, 1].find((decimals) => decimals >= enough && near >= 0.5 / 10 ** decimals) ?? 2;
}

/** The last digit is at most a fifth of half the interval's width, at most two decimals. */
function decimalsFor(half: number): number {
  if (!(half < 5)) return 0;
  return half >= 0.5 ? 1 : 2;
}
