import { AppError, reportOf, withCause, type ErrorReport } from '../../shared/errors/app-error';
import type { RunSummary } from '../../shared/run';
import type { StudyDeps } from './deps';
import { membersOf, sourceOf, type Member } from './members';
import { grafted, type Twin } from './twins';

/** How a study stopped being conducted: all twins settled, or a reason why not. */
export type Conclusion =
  | { readonly kind: 'settled' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly error: ErrorReport };

/** Trains the twins of one study: as many at a time as there are slots, what is there already is kept. */
export interface Conductor {
  begin(): void;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Cancels what trains; nothing is heard from this conductor afterwards. */
  cancel(): Promise<void>;
  /** Leaves what trains to itself and starts nothing more. */
  leave(): void;
}

interface Watch {
  /** A run started or ended. */
  changed(): void;
  /** Called once. */
  concluded(how: Conclusion): void;
}

export function conduct(study: string, twins: readonly Twin[], deps: StudyDeps, watch: Watch): Conductor {
  return new StudyConductor(study, twins, deps, watch);
}

class StudyConductor implements Conductor {
  /** Twins being trained or about to be; the value is null until the run is stored. */
  private readonly active = new Map<Twin, string | null>();
  /** `over`: concluded, or left to itself. */
  private mode: 'training' | 'paused' | 'cancelled' | 'over' = 'training';

  constructor(
    private readonly study: string,
    private readonly twins: readonly Twin[],
    private readonly deps: StudyDeps,
    private readonly watch: Watch,
  ) {}

  begin(): void {
    this.fill();
  }

  async pause(): Promise<void> {
    this.mode = 'paused';
    await this.eachActive((run) => this.deps.runner.pause(run));
  }

  async resume(): Promise<void> {
    this.mode = 'training';
    await this.eachActive((run) => this.deps.runner.resume(run));
    this.fill();
  }

  async cancel(): Promise<void> {
    this.mode = 'cancelled';
    await this.eachActive((run) => this.deps.runner.cancel(run));
  }

  leave(): void {
    this.mode = 'over';
  }

  /** Starts twins until every slot has one and one more waits, so that no slot idles while data are prepared. */
  private fill(): void {
    if (this.mode !== 'training') return;
    const members = this.members();
    const ready = members.filter((member) => !this.active.has(member.twin) && this.isReady(member, members));
    for (const member of ready.slice(0, Math.max(0, this.deps.slots + 1 - this.active.size))) {
      this.active.set(member.twin, null);
      void this.train(member, sourceOf(member.twin, members));
    }
    if (this.active.size === 0) this.conclude({ kind: 'settled' });
  }

  private isReady({ twin, stage }: Member, members: readonly Member[]): boolean {
    if (stage === 'done' || stage === 'skipped') return false;
    return stage === 'open' || twin.graft === null || sourceOf(twin, members) !== undefined;
  }

  /** Takes one twin to its end. Whatever goes wrong ends the study, never the lab. */
  private async train(member: Member, source: string | undefined): Promise<void> {
    try {
      const run = await this.launch(member, source);
      this.active.set(member.twin, run);
      await this.obey(run);
      this.ended(member.twin, await this.deps.runner.ended(run));
    } catch (thrown) {
      this.active.delete(member.twin);
      this.conclude({ kind: 'failed', error: reportOf(thrown) });
    }
  }

  /** What was asked of the study while this run was being started. */
  private async obey(run: string): Promise<void> {
    if (this.concerned()) this.watch.changed();
    if (this.mode === 'cancelled') await ifItStillTrains(this.deps.runner.cancel(run));
    if (this.mode === 'paused') await ifItStillTrains(this.deps.runner.pause(run));
  }

  /** @returns the run that trains the twin: a new one, or the one that was left off */
  private async launch({ twin, stage, run }: Member, source: string | undefined): Promise<string> {
    if (run && goesOn(run)) await this.deps.runner.resume(run.id);
    if (run && (stage === 'open' || goesOn(run))) return run.id;
    const plan = source === undefined ? twin.plan : grafted(twin, source);
    return (await this.deps.runner.start(plan, { study: this.study, arm: twin.arm })).id;
  }

  private ended(twin: Twin, run: RunSummary): void {
    this.active.delete(twin);
    if (!this.concerned()) return;
    this.watch.changed();
    if (run.status === 'interrupted') return this.conclude({ kind: 'interrupted' });
    if (run.status !== 'finished' && run.status !== 'diverged')
      return this.conclude({ kind: 'failed', error: this.failure() });
    this.fill();
  }

  private conclude(how: Conclusion): void {
    if (!this.concerned()) return;
    this.mode = 'over';
    this.watch.concluded(how);
  }

  private concerned(): boolean {
    return this.mode === 'training' || this.mode === 'paused';
  }

  private failure(): ErrorReport {
    return (
      failureOf(this.members()) ?? {
        code: 'system.bug',
        details: { message: 'a run ended without a reason' },
      }
    );
  }

  private members(): Member[] {
    return membersOf(this.twins, this.deps.runs.ofStudy(this.study));
  }

  private async eachActive(act: (run: string) => Promise<void>): Promise<void> {
    const runs = [...this.active.values()].filter((run) => run !== null);
    await Promise.all(runs.map((run) => ifItStillTrains(act(run))));
  }
}

/** A run that has just ended no longer obeys, and need not. */
async function ifItStillTrains(asked: Promise<void>): Promise<void> {
  await asked.catch((thrown: unknown) => {
    if (!(thrown instanceof AppError && thrown.code === 'run.state')) throw thrown;
  });
}

/** Whether a run can go on from where it was left off; one whose trainer died has kept its epochs. */
function goesOn(run: RunSummary): boolean {
  return (
    run.status === 'interrupted' || run.status === 'paused' || (run.status === 'failed' && run.epochsDone > 0)
  );
}

/** Why a study cannot be judged: the first of its runs that did not finish; undefined when there is none. */
export function failureOf(members: readonly Member[]): ErrorReport | undefined {
  const lost = members.filter((member) => member.stage === 'lost');
  const run = lost[0]?.run;
  if (!run) return undefined;
  const details = { failed: lost.length, total: members.length, run: run.id, reason: run.status };
  return { code: 'study.run-failed', details: run.error ? withCause(details, run.error) : details };
}
