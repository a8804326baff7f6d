/** A lab whose runs end when the test says so, and as it says: for everything about studies that is not training. */
import { setImmediate } from 'node:timers/promises';
import type { Outcome } from '../../../src/main/studies/judge';
import type { StudyDeps } from '../../../src/main/studies/deps';
import type { StoredStudy } from '../../../src/main/history/studies-view';
import type { Membership } from '../../../src/main/lab/runner';
import type { LabEvent } from '../../../src/shared/contract/events';
import type { Dataset } from '../../../src/shared/dataset';
import { AppError } from '../../../src/shared/errors/app-error';
import type { Plan } from '../../../src/shared/plan';
import { ENDED, type RunDetail, type RunStatus } from '../../../src/shared/run';
import { DATASET } from './plans';
import { runDetail } from './outcomes';

const DATA: Dataset = {
  id: DATASET,
  name: 'meat.csv',
  rows: 215,
  bytes: 1,
  importedAt: '',
  skippedRows: 0,
  columns: [],
  problems: [],
};

export class ScriptedLab {
  readonly events: LabEvent[] = [];
  /** Plans in the order in which their runs were started. */
  readonly started: { arm: string; seed: number; plan: Plan }[] = [];
  readonly resumed: string[] = [];
  /** Refuses to start runs of these arms. */
  readonly refuses = new Map<string, AppError>();
  secondsLeft: number | null = null;
  private readonly runs = new Map<string, RunDetail>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly studies = new Map<string, StoredStudy>();

  readonly deps: StudyDeps = {
    slots: 2,
    check: () => undefined,
    dataset: async () => Promise.resolve(DATA),
    labelled: async (run) => Promise.resolve(counts(this.run(run))),
    events: { emit: (event) => void this.events.push(event) },
    runs: {
      ofStudy: (study) => [...this.runs.values()].filter((run) => run.study === study),
      summary: (run) => this.run(run),
      detail: (run) => this.run(run),
    },
    runner: {
      start: (plan, membership) => this.start(plan, membership),
      ended: (run) => this.ended(run),
      pause: (run) => this.move(run, ['queued', 'running'], 'paused'),
      resume: (run) => this.goOn(run),
      cancel: (run) => this.move(run, ['queued', 'running', 'paused', 'interrupted'], 'cancelled'),
      secondsLeft: () => this.secondsLeft,
    },
    studies: {
      insert: (plan, runs) => {
        const id = `s${this.studies.size + 1}`;
        this.studies.set(id, {
          id,
          plan,
          runs,
          status: 'running',
          createdAt: '2026-01-01T00:00:00.000Z',
          verdict: null,
        });
        return id;
      },
      get: (study) => this.study(study),
      list: () => [...this.studies.values()].reverse(),
      setStatus: (study, status) => void this.studies.set(study, { ...this.study(study), status }),
      setVerdict: (study, verdict) => void this.studies.set(study, { ...this.study(study), verdict }),
    },
  };

  /** Runs that have been started and have not ended, as `arm #seed`. */
  open(): string[] {
    return [...this.runs.values()].filter((run) => !ENDED.has(run.status)).map((run) => run.id);
  }

  /** Ends a run and waits until the lab has taken notice. */
  async end(run: string, status: RunStatus = 'finished', more: Partial<RunDetail> = {}): Promise<void> {
    this.change(run, { status, seconds: 10, epochsDone: 10, ...more });
    await settle();
  }

  /** Ends runs, one after another, until none is open. */
  async endAll(): Promise<void> {
    for (let next = this.open()[0]; next !== undefined; next = this.open()[0]) await this.end(next);
  }

  /** What a process that died leaves behind: its runs and studies interrupted, nobody waiting. */
  die(): void {
    this.waiting.clear();
    for (const run of this.open()) this.runs.set(run, { ...this.run(run), status: 'interrupted' });
    for (const study of this.studies.values()) {
      if (study.status === 'running' || study.status === 'paused')
        this.studies.set(study.id, { ...study, status: 'interrupted' });
    }
  }

  status(run: string): RunStatus {
    return this.run(run).status;
  }

  private async start(plan: Plan, membership?: Membership): Promise<RunDetail> {
    await setImmediate();
    const arm = membership?.arm ?? '';
    const refusal = this.refuses.get(arm);
    if (refusal) throw refusal;
    const found = runDetail(
      { arm, seed: plan.seed, plan, graft: null },
      { status: 'running', test: testScores(plan, arm) },
    );
    const again = [...this.runs.keys()].filter((id) => id.startsWith(found.id)).length;
    const run = {
      ...found,
      id: again === 0 ? found.id : `${found.id} again`,
      study: membership?.study ?? null,
    };
    this.runs.set(run.id, run);
    this.started.push({ arm, seed: plan.seed, plan });
    return run;
  }

  private ended(run: string): Promise<RunDetail> {
    if (ENDED.has(this.run(run).status)) return Promise.resolve(this.run(run));
    return new Promise((resolve) => {
      this.waiting.set(run, [...(this.waiting.get(run) ?? []), () => resolve(this.run(run))]);
    });
  }

  private async goOn(run: string): Promise<void> {
    this.resumed.push(run);
    await this.move(run, ['paused', 'interrupted', 'failed'], 'running');
  }

  private async move(run: string, from: readonly RunStatus[], to: RunStatus): Promise<void> {
    await setImmediate();
    if (!from.includes(this.run(run).status))
      throw new AppError('run.state', { run, status: this.run(run).status, action: to });
    this.change(run, { status: to });
  }

  private change(run: string, more: Partial<RunDetail>): void {
    this.runs.set(run, { ...this.run(run), ...more });
    if (!ENDED.has(this.run(run).status)) return;
    for (const tell of this.waiting.get(run) ?? []) tell();
    this.waiting.delete(run);
  }

  private run(run: string): RunDetail {
    const found = this.runs.get(run);
    if (!found) throw new AppError('run.unknown', { run });
    return found;
  }

  private study(study: string): StoredStudy {
    const found = this.studies.get(study);
    if (!found) throw new AppError('study.unknown', { study });
    return found;
  }
}

/** Lets everything that was set off run to where it waits again. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await setImmediate();
}

function testScores(plan: Plan, arm: string): { task: string; metric: 'rmse'; value: number }[] {
  return plan.tasks.map((task) => ({
    task: task.name,
    metric: 'rmse',
    value: (arm === 'together' ? 1 : 2) + 0.01 * plan.seed,
  }));
}

function counts(run: RunDetail): NonNullable<Outcome['labelled']> {
  return Object.fromEntries(
    run.tasks.map((task) => [task, { train: 15, validation: 32, test: 33, pool: 215 }]),
  );
}
