/** What studies need of the lab around them. */
import type { Dataset } from '../../shared/dataset';
import type { Plan } from '../../shared/plan';
import type { RunsView } from '../history/runs-view';
import type { Studies } from '../history/studies-view';
import type { Events } from '../lab/events';
import type { Runner } from '../lab/runner';
import type { Labelled } from './scores';

export interface StudyDeps {
  readonly runner: Pick<Runner, 'start' | 'ended' | 'pause' | 'resume' | 'cancel' | 'secondsLeft'>;
  readonly runs: Pick<RunsView, 'ofStudy' | 'summary' | 'detail'>;
  readonly studies: Pick<Studies, 'insert' | 'get' | 'list' | 'setStatus' | 'setVerdict'>;
  readonly events: Pick<Events, 'emit'>;
  /** Labelled rows a part of the data a run trained on, from its prepared index. */
  labelled(run: string): Promise<Labelled>;
  /** Throws data.unknown. */
  dataset(id: string): Promise<Dataset>;
  /** Refuses a plan that cannot be trained, before anything starts: plan.*, data.* */
  check(dataset: Dataset, plan: Plan): void;
  /** Runs that train at the same time. */
  readonly slots: number;
}
