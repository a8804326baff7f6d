import type { Plan } from '../../shared/plan';
import type { FittedRecipe } from '../../shared/recipe/fitted';
import type { Part } from '../../shared/recipe/prepared';
import type { MetricValue } from '../../shared/run';
import { classWeightsOf } from '../losses/class-weights';
import { feedsOf, tasksOf, type Feed, type Room } from './feed';
import type { PlannedTask } from './targets';
import { countLabels, guessMetrics } from './guessing';
import { openPrepared } from './prepared';

/** The rows of a run, and what is known of them before it trains. */
export interface RunRows {
  readonly fitted: FittedRecipe;
  readonly tasks: readonly PlannedTask[];
  readonly train: Feed;
  /** Of the parts that have rows. */
  readonly feeds: ReadonlyMap<Part, Feed>;
  /** What guessing from the training labels alone scores on every part. */
  readonly guess: MetricValue[];
  close(): Promise<void>;
}

/** Opens what was prepared for a plan. */
export async function openRows(plan: Plan, folder: string, room: Room): Promise<RunRows> {
  const prepared = await openPrepared(folder, plan);
  try {
    const planned = tasksOf(plan, prepared);
    const counts = await countLabels(planned, prepared);
    const guess = await guessMetrics(planned, counts, prepared);
    const tasks = planned.map((of, i) => {
      return { ...of, classWeights: classWeightsOf(of.task, counts[i]?.seen ?? []) };
    });
    const feeds = await feedsOf(tasks, prepared, room);
    const train = feeds.get('train');
    if (!train) throw new Error('no row to train on');
    return {
      fitted: prepared.index.fitted,
      tasks,
      train,
      feeds,
      guess,
      async close() {
        for (const feed of feeds.values()) feed.dispose();
        await prepared.close();
      },
    };
  } catch (thrown) {
    await prepared.close();
    throw thrown;
  }
}
