import type { HandlerInput, CallOutput, Handlers } from '../../shared/contract/contract';
import type { PlanCost } from '../../shared/cost';
import type { Dataset } from '../../shared/dataset';
import { checkRates } from '../../shared/parts';
import type { Plan } from '../../shared/plan';
import { addedInputs, encodedWidth } from '../../shared/recipe/fitted';
import type { PreparedIndex } from '../../shared/recipe/prepared';
import { layerShapes, type LayerShape } from '../../shared/shapes';
import { lossOf } from '../../shared/task';
import { stepProgram, stepTime, type StepProgram } from '../../shared/trainer-messages';
import { answerOf } from '../slots/answer';
import type { Trainers } from '../slots/trainers';
import { checkPlan } from './check';
import { epochTime, timeOfSteps, trainingBytes, type TimedRun } from './cost';
import { suggestPlan } from './suggest';

/** What the plan calls need of the lab. */
export interface PlanDeps {
  dataset(id: string): Promise<Dataset>;
  /** Prepares the plan's rows (or finds them prepared), with the source's inputs when it is a graft. */
  prepare(plan: Plan): Promise<{ folder: string; index: PreparedIndex }>;
  readonly trainers: Pick<Trainers, 'work'>;
  /** Runs of a dataset that tell how long their epochs took, the newest first. */
  timed(dataset: string): readonly TimedRun[];
  /** Folder for work in progress, and where what was measured is kept. */
  readonly tmp: string;
  readonly programs: string;
}

type Check = CallOutput<'plans.check'>;

export function planHandlers(
  deps: PlanDeps,
): Pick<Handlers, 'plans.suggest' | 'plans.check' | 'plans.cost' | 'plans.program'> {
  return {
    'plans.suggest': async ({ dataset, targets, cleaning }) => ({
      plan: suggestPlan(await deps.dataset(dataset), targets, cleaning),
    }),
    'plans.check': async ({ plan }: HandlerInput<'plans.check'>) => {
      checkPlan(await deps.dataset(plan.dataset), plan);
      return explain(plan, (await deps.prepare(plan)).index);
    },
    'plans.cost': async ({ plan, time }: HandlerInput<'plans.cost'>) => {
      checkPlan(await deps.dataset(plan.dataset), plan);
      return costOf(deps, plan, time);
    },
    'plans.program': async ({ plan }: HandlerInput<'plans.program'>) => {
      checkPlan(await deps.dataset(plan.dataset), plan);
      return programOf(deps, plan);
    },
  };
}

/** Runs tell best, then steps that are taken for it, then runs that are not quite like it. */
async function costOf(deps: PlanDeps, plan: Plan, time: boolean): Promise<PlanCost> {
  const { folder, index } = await deps.prepare(plan);
  const layers = layerShapes(plan, index.fitted);
  const width = index.fitted.inputs.reduce((sum, input) => sum + encodedWidth(input), 0);
  const rows = index.parts.train + index.parts.validation + index.parts.test;
  const known = epochTime(plan, sumOf(layers), deps.timed(plan.dataset));
  const steps = time && known?.basis !== 'measured' ? await stepOf(deps, plan, folder) : null;
  return {
    epoch: steps === null ? (known ?? null) : timeOfSteps(plan, index.parts, steps),
    bytes: trainingBytes(layers, plan.method.batchSize, { rows, width }),
  };
}

function sumOf(layers: readonly LayerShape[]): number {
  return layers.reduce((sum, layer) => sum + layer.parameters, 0);
}

/** Microseconds of a step of the plan; null where steps are not compiled. */
async function stepOf(
  { trainers, tmp, programs }: PlanDeps,
  plan: Plan,
  prepared: string,
): Promise<number | null> {
  const { microseconds } = await answerOf(tmp, stepTime, (place) =>
    trainers.work({ kind: 'measure', plan, prepared, choices: programs, threads: 1, ...place }),
  );
  return microseconds;
}

/** Has a trainer trace a step: only there is TensorFlow. */
async function programOf({ prepare, trainers, tmp }: PlanDeps, plan: Plan): Promise<StepProgram> {
  const { folder: prepared } = await prepare(plan);
  return answerOf(tmp, stepProgram, (place) => trainers.work({ kind: 'program', plan, prepared, ...place }));
}

/** Everything a run of the plan would do, in numbers. */
function explain(plan: Plan, index: PreparedIndex): Check {
  const layers = layerShapes(plan, index.fitted);
  checkRates(
    plan,
    layers.map((layer) => layer.name),
  );
  const added = addedInputs(index.fitted);
  return {
    parts: index.parts,
    inputs: index.fitted.inputs.map((input) => ({
      column: input.column,
      encoding: input.kind,
      width: encodedWidth(input),
      added: added.includes(input),
    })),
    tasks: plan.tasks.map((task) => {
      const { train, validation, test } = index.labelled[task.name] ?? { train: 0, validation: 0, test: 0 };
      return { name: task.name, kind: task.kind, loss: lossOf(task), train, validation, test };
    }),
    layers,
    parameters: sumOf(layers),
    warnings: warningsOf(plan),
  };
}

function warningsOf(plan: Plan): Check['warnings'] {
  return plan.tasks
    .filter((task) => task.kind === 'multi-label' && lossOf(task) === 'softmax-cross-entropy')
    .map((task) => ({
      code: 'plan.softmax-over-labels',
      details: { task: task.name, count: task.targets.length },
    }));
}
