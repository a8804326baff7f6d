import type { Language } from '../../../shared/errors/app-error';
import { DOUBLED, MOST_TIMES } from '../../../shared/verdict/scale';
import type { Comparison } from '../../../shared/verdict/verdict';
import { words } from './words';

type Measured = Pick<Comparison, 'scale' | 'estimate' | 'low' | 'high'>;

/** A difference as people say it: "−48%" of an error, "+2.1 points" of a score. */
export function effectText(value: number, of: Measured, language: Language): string {
  const say = words[language];
  const half = (100 * (of.high - of.low)) / 2;
  const decimals = half < 0.5 ? 2 : half < 5 ? 1 : 0;
  if (of.scale === 'difference') return say.points(signed(100 * value, decimals));
  if (value > MOST_TIMES) return say.overTimes(figure(MOST_TIMES));
  return value >= DOUBLED ? say.times(figure(value)) : `${signed(100 * (value - 1), decimals)}%`;
}

export function rangeText(of: Measured, language: Language): string {
  return words[language].range(effectText(of.low, of, language), effectText(of.high, of, language));
}

/** Four significant digits; an en dash where there is no number. */
export function figure(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))).replace('-', '−') : '–';
}

/** A number that always carries its sign. */
function signed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–';
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? '0' : value > 0 ? `+${text}` : text.replace('-', '−');
}
