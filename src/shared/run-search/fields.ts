/** What a search for runs may ask about. */
import { runStatus, type RunStatus } from '../run';
import { metricName } from '../task';

/** Matched as a whole, whatever the case. */
export const LABEL_FIELDS = ['task', 'tag', 'study', 'arm'] as const;
export type LabelField = (typeof LABEL_FIELDS)[number];

/** Facts of a run that are numbers; `epochs` are those done. */
export const COUNT_FIELDS = ['epochs', 'seconds', 'seed', 'parameters'] as const;
export type CountField = (typeof COUNT_FIELDS)[number];

/** `metric` is the one that a verdict would rest on; the others are scores on test rows. */
export const METRIC_FIELDS = ['metric', ...metricName.options] as const;
export type MetricField = (typeof METRIC_FIELDS)[number];

export const TIME_FIELDS = ['since', 'before'] as const;
export type TimeField = (typeof TIME_FIELDS)[number];

export const FIELDS = [
  ...LABEL_FIELDS,
  'dataset',
  'status',
  'star',
  ...TIME_FIELDS,
  ...COUNT_FIELDS,
  ...METRIC_FIELDS,
] as const;
export type Field = (typeof FIELDS)[number];

/** Each state by its own name, and two names for several: what trains or waits, and what ended well. */
export const STATUSES: Readonly<Record<string, readonly RunStatus[]>> = {
  ...Object.fromEntries(runStatus.options.map((status) => [status, [status]])),
  live: ['queued', 'running', 'paused'],
  done: ['finished', 'stopped'],
};

export const STARS: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** Whether a field is compared (`>`, `<=`) rather than named (`:`). */
export function isCompared(field: Field): field is CountField | MetricField {
  return isCount(field) || METRIC_FIELDS.some((one) => one === field);
}

export function isCount(field: Field): field is CountField {
  return COUNT_FIELDS.some((one) => one === field);
}

/** A field by its name; undefined when there is none. */
export function fieldOf(name: string): Field | undefined {
  return FIELDS.find((field) => field === name.toLowerCase());
}
