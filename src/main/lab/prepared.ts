import { placeDesign } from '../../shared/layers/placed-design';
import type { FittedInput } from '../../shared/recipe/fitted';
import type { PreparedIndex } from '../../shared/recipe/prepared';
import type { Plan } from '../../shared/plan';
import { AppError } from '../../shared/errors/app-error';
import type { TrainJob } from '../../shared/trainer-messages';
import type { Runs } from '../history/runs';
import { checkGraft } from '../plans/graft';
import type { Folders } from './folders';
import { weights } from './resume-point';

export interface Prepared {
  readonly folder: string;
  readonly index: PreparedIndex;
}

/** Rows of plans as numbers. */
export interface Preparation {
  /**
   * Prepares the plan's rows, or finds them prepared. A grafted trunk knows its inputs only as the source run encoded
   * them, so a plan with a graft is encoded by what the source fitted.
   * @throws AppError data.*, plan.*, design.*, run.unknown, graft.inputs-differ, graft.trunk-differs
   */
  of(plan: Plan): Promise<Prepared>;
}

type Prepare = (plan: Plan, grafted?: readonly FittedInput[]) => Promise<Prepared>;

export function createPreparation(runs: Pick<Runs, 'plan'>, prepare: Prepare): Preparation {
  const of = async (plan: Plan): Promise<Prepared> => {
    if (!plan.graft) return fitting(plan, await prepare(plan));
    const source = runs.plan(plan.graft.from);
    const { fitted } = (await of(source)).index;
    const target = await prepare(plan, fitted.inputs);
    checkGraft({ plan: source, fitted }, { plan, fitted: target.index.fitted });
    return fitting(plan, target);
  };
  return { of };
}

/** @throws AppError design.*: a layer does not fit on what comes in */
function fitting(plan: Plan, prepared: Prepared): Prepared {
  placeDesign(plan, prepared.index.fitted);
  return prepared;
}

/** Best weights of the run whose trunk a plan grafts; null without a graft. @throws AppError run.unknown, graft.no-weights */
export function graftWeights(
  runs: Pick<Runs, 'best'>,
  folders: Pick<Folders, 'run'>,
  { graft }: Plan,
): TrainJob['graft'] {
  if (!graft) return null;
  try {
    return weights(folders, graft.from, runs.best(graft.from));
  } catch (thrown) {
    const none = thrown instanceof AppError && thrown.code === 'run.no-weights';
    throw none ? new AppError('graft.no-weights', { run: graft.from }) : thrown;
  }
}
