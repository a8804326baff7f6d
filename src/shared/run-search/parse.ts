/** The search language of runs: `task:species metric>0.9 tag:best since:7d -status:failed`. */
import { AppError } from '../errors/app-error';
import type { RunStatus } from '../run';
import {
  FIELDS,
  fieldOf,
  isCompared,
  isCount,
  STARS,
  STATUSES,
  type CountField,
  type LabelField,
  type MetricField,
  type TimeField,
} from './fields';
import { tokensOf, type Token } from './tokens';
import { momentOf } from './moment';

export type Comparison = '=' | '>' | '>=' | '<' | '<=';

export type Condition =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'label'; readonly field: LabelField; readonly text: string }
  /** Any of these, each an id or a name. */
  | { readonly kind: 'dataset'; readonly called: readonly string[] }
  | { readonly kind: 'status'; readonly statuses: readonly RunStatus[] }
  | { readonly kind: 'star'; readonly starred: boolean }
  /** `moment` is written as the history writes it, ISO 8601 in UTC. */
  | { readonly kind: 'time'; readonly field: TimeField; readonly moment: string }
  | {
      readonly kind: 'count';
      readonly field: CountField;
      readonly comparison: Comparison;
      readonly value: number;
    }
  | {
      readonly kind: 'metric';
      readonly field: MetricField;
      readonly comparison: Comparison;
      readonly value: number;
    };

/** One condition of a search; all must hold. `not`: the opposite of it must. */
export type Term = Condition & { readonly not: boolean };

/**
 * Reads a search.
 * @param now what `since:7d` counts back from
 * @throws AppError run.search-*, each with the place `at`, counted from 1, and the `term` that it is about
 */
export function parseSearch(search: string, now: Date): Term[] {
  return tokensOf(search).map((token) => ({ ...conditionOf(token, now), not: token.not }));
}

function conditionOf(token: Token, now: Date): Condition {
  if (token.operator === '') return { kind: 'word', text: token.value };
  const field = fieldOf(token.key);
  if (!field) throw refusal('run.search-field', token, { fields: FIELDS.join(', ') });
  if (token.value === '') throw refusal('run.search-empty', token);
  if (isCompared(field)) return comparedOf(field, token);
  if (token.operator !== ':' && token.operator !== '=') throw refusal('run.search-operator', token);
  switch (field) {
    case 'status':
      return { kind: 'status', statuses: chosen(STATUSES, token) };
    case 'dataset':
      return { kind: 'dataset', called: [token.value] };
    case 'star':
      return { kind: 'star', starred: chosen(STARS, token) };
    case 'since':
    case 'before':
      return { kind: 'time', field, moment: timeOf(token, now) };
    case 'task':
    case 'tag':
    case 'study':
    case 'arm':
      return { kind: 'label', field, text: token.value };
  }
}

function comparedOf(field: CountField | MetricField, token: Token): Condition {
  const value = Number(token.value);
  if (!Number.isFinite(value)) throw refusal('run.search-number', token);
  const comparison = token.operator === ':' || token.operator === '' ? '=' : token.operator;
  return isCount(field)
    ? { kind: 'count', field, comparison, value }
    : { kind: 'metric', field, comparison, value };
}

function chosen<T>(choices: Readonly<Record<string, T>>, token: Token): T {
  const choice = Object.entries(choices).find(([name]) => name === token.value.toLowerCase());
  if (!choice) throw refusal('run.search-choice', token, { choices: Object.keys(choices).join(', ') });
  return choice[1];
}

function timeOf(token: Token, now: Date): string {
  const moment = momentOf(token.value, now);
  if (!moment) throw refusal('run.search-time', token);
  return moment.toISOString();
}

type Refusal = 'field' | 'empty' | 'operator' | 'number' | 'choice' | 'time';

function refusal(code: `run.search-${Refusal}`, token: Token, more: Record<string, string> = {}): AppError {
  const { at, text, key, value, operator } = token;
  return new AppError(code, { at: at + 1, term: text, key, value, operator, ...more });
}
