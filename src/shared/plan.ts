/** A plan: recipe + design + method + budget + seed, everything that decides a run. */
import { z } from './zod';
import { datasetId } from './dataset';
import { design } from './design';
import { method } from './method';
import { recipe } from './recipe/recipe';
import { task } from './task';

const budget = z
  .object({
    epochs: z.number().int().min(1).max(1_000_000),
    /** Stop after so many epochs without a better validation loss; null: never. */
    patience: z.number().int().min(1).nullable().default(null),
  })
  .strict();

/** Where a grafted trunk comes from and what of it is trained on. */
export const graft = z
  .object({
    /** Run whose best weights give the trunk. */
    from: z.string().min(1),
    /**
     * What stays as it is: `trunk`: all that is grafted; a number: the encoders and so many layers of the trunk, from
     * the columns on; `none`: nothing, everything is fine-tuned.
     */
    freeze: z.union([z.enum(['trunk', 'none']), z.number().int().min(1).max(64)]),
  })
  .strict();
export type Graft = z.infer<typeof graft>;

/** How many layers of a trunk of `layers` a graft keeps as they are. */
export function frozenLayers(of: Graft | undefined, layers: number): number {
  if (!of || of.freeze === 'none') return 0;
  return of.freeze === 'trunk' ? layers : Math.min(of.freeze, layers);
}

export const planVersion = 1;

const planBody = {
  version: z.literal(planVersion).default(planVersion),
  name: z.string().min(1).max(200),
  recipe,
  tasks: z.array(task),
  design,
  method: method.prefault({}),
  budget,
  seed: z.number().int().min(0).max(0xffffffff).default(1),
  graft: graft.optional(),
};

/** A plan inside the lab: its data are a dataset. */
export const plan = z.object({ ...planBody, dataset: datasetId }).strict();
export type Plan = z.infer<typeof plan>;

/** Where the data of a plan file are: a sample, a table beside the plan file, or a dataset of this lab. */
export const dataSource = z.union([
  z.object({ sample: z.string() }).strict(),
  z.object({ file: z.string() }).strict(),
  z.object({ dataset: datasetId }).strict(),
]);
export type DataSource = z.infer<typeof dataSource>;

/** A plan as a file: `$schema` is for editors. */
export const planFile = z.object({ $schema: z.string().optional(), ...planBody, data: dataSource }).strict();
export type PlanFile = z.infer<typeof planFile>;
