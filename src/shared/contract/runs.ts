import { datasetId } from '../dataset';
import { plan } from '../plan';
import { epochMetrics, metricValue, runDetail, runSummary } from '../run';
import { stepProgram } from '../trainer-messages';
import { z } from '../zod';
import { call } from './call';

const one = z.object({ run: z.string() });

export const runQuery = z.object({
  /** Words that must all occur in name, tags, note, task, arm or status. */
  search: z.string().default(''),
  sort: z.enum(['created', 'name', 'status', 'seconds', 'headline']).default('created'),
  descending: z.boolean().default(true),
  archived: z.boolean().default(false),
  study: z.string().optional(),
  from: z.number().int().min(0).default(0),
  count: z.number().int().min(1).max(1000).default(200),
});

export const runCalls = {
  /** What the targets probably are, and a recipe, tasks, design and budget to start from. */
  'plans.suggest': call(
    z.object({ dataset: datasetId, targets: z.array(z.string()).min(1) }),
    z.object({ plan }),
  ),
  /** Everything a run would do, in numbers: throws the first thing that is wrong. */
  'plans.check': call(
    z.object({ plan }),
    z.object({
      parts: z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() }),
      inputs: z.array(z.object({ column: z.string(), encoding: z.string(), width: z.number().int() })),
      tasks: z.array(
        z.object({
          name: z.string(),
          kind: z.string(),
          loss: z.string(),
          train: z.number().int(),
          validation: z.number().int(),
          test: z.number().int(),
        }),
      ),
      layers: z.array(
        z.object({ name: z.string(), shape: z.array(z.number().int()), parameters: z.number().int() }),
      ),
      parameters: z.number().int(),
      warnings: z.array(
        z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ),
    }),
  ),
  /** What one training step computes, kernel by kernel: throws what `plans.check` does. */
  'plans.program': call(z.object({ plan }), stepProgram),
  'runs.start': call(z.object({ plan }), runSummary),
  'runs.list': call(runQuery, z.object({ total: z.number().int(), runs: z.array(runSummary) })),
  'runs.get': call(one, runDetail),
  /** Epochs after `after`, for a chart that is already drawn. */
  'runs.epochs': call(one.extend({ after: z.number().int() }), z.array(epochMetrics)),
  'runs.pause': call(one, z.object({})),
  'runs.resume': call(one, z.object({})),
  'runs.stop': call(one, z.object({})),
  'runs.cancel': call(one, z.object({})),
  'runs.edit': call(
    one.extend({
      name: z.string().min(1).max(200).optional(),
      tags: z.array(z.string().min(1).max(60)).max(50).optional(),
      note: z.string().max(20_000).optional(),
      archived: z.boolean().optional(),
    }),
    runSummary,
  ),
  'runs.compare': call(
    z.object({ runs: z.array(z.string()).min(2).max(20) }),
    z.object({
      /** Plan settings that are not the same in all runs; one value a run, as JSON text. */
      settings: z.array(z.object({ path: z.string(), values: z.array(z.string()) })),
      /** One value a run, NaN where a run lacks it, and its difference to the first run. */
      metrics: z.array(
        metricValue
          .omit({ value: true })
          .extend({ values: z.array(z.number().or(z.nan())), differences: z.array(z.number().or(z.nan())) }),
      ),
      runs: z.array(runDetail),
    }),
  ),
};
