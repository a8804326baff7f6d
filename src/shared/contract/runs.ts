import { planCost } from '../cost';
import { datasetId } from '../dataset';
import { plan } from '../plan';
import { cleaning } from '../recipe/recipe';
import { epochMetrics, metricValue, runDetail, runSummary } from '../run';
import { stepProgram } from '../trainer-messages';
import { comparison } from '../verdict/verdict';
import { z } from '../zod';
import { call } from './call';

const one = z.object({ run: z.string() });

/** Which runs: the search is in the language of `shared/run-search`. */
const runFilter = z.object({
  search: z.string().max(1000).default(''),
  shelf: z.enum(['current', 'archived', 'deleted']).default('current'),
});

export const runSort = z.enum([
  'created',
  'name',
  'status',
  'tasks',
  'headline',
  'epochs',
  'seconds',
  'seed',
  'parameters',
]);
export type RunSort = z.infer<typeof runSort>;

export const runQuery = runFilter.extend({
  /** Runs that train or wait come first, whatever the order. */
  sort: runSort.default('created'),
  descending: z.boolean().default(true),
  /** Only runs that came to an end and kept their weights. */
  models: z.boolean().default(false),
  /** Runs of one study, of one dataset; null: of none. */
  study: z.string().nullable().optional(),
  dataset: z.string().optional(),
  from: z.number().int().min(0).default(0),
  count: z.number().int().min(1).max(1000).default(200),
});

export const groupQuery = runFilter.extend({ by: z.enum(['study', 'dataset']) });

const several = z.object({ runs: z.array(z.string()).min(1).max(1000) });

export const runCalls = {
  /** What the targets probably are, and a recipe, tasks, design and budget to start from. */
  'plans.suggest': call(
    z.object({ dataset: datasetId, targets: z.array(z.string()).min(1), cleaning: cleaning.prefault({}) }),
    z.object({ plan }),
  ),
  /** Everything a run would do, in numbers: throws the first thing that is wrong. */
  'plans.check': call(
    z.object({ plan }),
    z.object({
      parts: z.object({ train: z.number().int(), validation: z.number().int(), test: z.number().int() }),
      inputs: z.array(
        z.object({
          column: z.string(),
          encoding: z.string(),
          width: z.number().int(),
          /** Whether a grafted trunk did not know it. */
          added: z.boolean(),
        }),
      ),
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
  /** What a plan costs on this machine; `time` takes a few of its steps where no run tells. Throws what `plans.check` does. */
  'plans.cost': call(z.object({ plan, time: z.boolean().default(false) }), planCost),
  /** What one training step computes, kernel by kernel: throws what `plans.check` does. */
  'plans.program': call(z.object({ plan }), stepProgram),
  'runs.start': call(z.object({ plan }), runSummary),
  'runs.list': call(runQuery, z.object({ total: z.number().int(), runs: z.array(runSummary) })),
  /** What a search finds, in groups: those where something trains first, then those with the newest run. */
  'runs.groups': call(groupQuery, z.array(z.object({ key: z.string().nullable(), runs: z.number().int() }))),
  /** Tasks and tags that a search can name. */
  'runs.labels': call(z.object({}), z.object({ tasks: z.array(z.string()), tags: z.array(z.string()) })),
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
      starred: z.boolean().optional(),
    }),
    runSummary,
  ),
  /**
   * Puts runs and their weights into the trash, where they stay a week. All or none: a run that trains, whose study is
   * not over or whose trunk another run was grafted from is refused.
   */
  'runs.delete': call(several, z.object({})),
  /** Brings deleted runs back as they were. */
  'runs.restore': call(several, z.object({})),
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
      /** Differences to the plan of the first run, where both plans were run with the same seeds. */
      paired: z.array(comparison),
      runs: z.array(runDetail),
    }),
  ),
};
