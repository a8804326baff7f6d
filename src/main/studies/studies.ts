import { AppError, reportOf, type ErrorReport } from '../../shared/errors/app-error';
import type { Plan } from '../../shared/plan';
import type { StudyDetail, StudyPlan, StudyStatus, StudySummary } from '../../shared/study';
import type { StoredStudy } from '../history/studies-view';
import { checkTrunks } from '../plans/graft';
import { conduct, failureOf, type Conclusion, type Conductor } from './conductor';
import type { StudyDeps } from './deps';
import { judge, type Outcome } from './judge';
import { membersOf, settled, type Member } from './members';
import { createPace, type Pace } from './pace';
import { timeLeft } from './time-left';
import { twins } from './twins';

/** The lab's studies. Methods that name a study throw study.unknown, or study.state when it does not allow them. */
export interface StudyRoom {
  /** @throws AppError study.one-task, plan.*, data.*, graft.trunk-differs: the first thing that is wrong with any of its runs */
  start(plan: StudyPlan): Promise<StudySummary>;
  list(): StudySummary[];
  get(study: string): StudyDetail;
  pause(study: string): Promise<void>;
  /** Goes on with a paused, interrupted or failed study: ended runs are kept, interrupted ones go on, failed ones are made again. */
  resume(study: string): Promise<void>;
  cancel(study: string): Promise<void>;
  /** Starts no more runs: the lab is about to end those that train. */
  close(): void;
}

export function openStudies(deps: StudyDeps): StudyRoom {
  return new Studies(deps);
}

class Studies implements StudyRoom {
  private readonly conducted = new Map<string, Conductor>();
  private readonly paces = new Map<string, Pace>();
  private readonly failures = new Map<string, ErrorReport>();

  constructor(private readonly deps: StudyDeps) {}

  async start(plan: StudyPlan): Promise<StudySummary> {
    const wanted = twins(plan);
    const arms = new Map(wanted.map((twin) => [twin.arm, twin.plan]));
    for (const arm of arms.values()) await this.check(arm);
    if (plan.question === 'does-graft-help') checkTrunks(plan.source.design.trunk, plan.target.design.trunk);
    const study = this.deps.studies.insert(plan, wanted.length);
    this.conduct(study, plan);
    return this.tell(study);
  }

  list(): StudySummary[] {
    return this.deps.studies.list().map((stored) => this.summary(stored, this.members(stored)));
  }

  get(study: string): StudyDetail {
    const stored = this.deps.studies.get(study);
    const members = this.members(stored);
    return { ...this.summary(stored, members), plan: stored.plan, members: this.deps.runs.ofStudy(study) };
  }

  async pause(study: string): Promise<void> {
    this.expect(study, ['running']);
    this.enter(study, 'paused');
    this.paces.get(study)?.pause();
    await this.conducted.get(study)?.pause();
    this.tell(study);
  }

  async resume(study: string): Promise<void> {
    const { plan } = this.expect(study, ['paused', 'interrupted', 'failed']);
    this.enter(study, 'running');
    const conductor = this.conducted.get(study);
    this.paces.get(study)?.resume();
    if (conductor) await conductor.resume();
    else this.conduct(study, plan);
    this.tell(study);
  }

  async cancel(study: string): Promise<void> {
    this.expect(study, ['running', 'paused', 'interrupted', 'failed']);
    const conductor = this.conducted.get(study);
    this.conducted.delete(study);
    this.paces.delete(study);
    this.enter(study, 'cancelled');
    await conductor?.cancel();
    this.tell(study);
  }

  close(): void {
    for (const conductor of this.conducted.values()) conductor.leave();
    this.conducted.clear();
  }

  private async check(plan: Plan): Promise<void> {
    this.deps.check(await this.deps.dataset(plan.dataset), plan);
  }

  private conduct(study: string, plan: StudyPlan): void {
    const conductor = conduct(study, twins(plan), this.deps, {
      changed: () => this.tell(study),
      concluded: (how) => void this.conclude(study, how),
    });
    this.conducted.set(study, conductor);
    this.paces.set(study, createPace(this.members(this.deps.studies.get(study)), this.deps.slots));
    conductor.begin();
  }

  private async conclude(study: string, how: Conclusion): Promise<void> {
    this.conducted.delete(study);
    this.paces.delete(study);
    const error =
      how.kind === 'settled' ? await this.judge(study) : how.kind === 'failed' ? how.error : undefined;
    this.enter(study, how.kind === 'interrupted' ? 'interrupted' : error ? 'failed' : 'finished');
    if (error) this.failures.set(study, error);
    this.tell(study);
  }

  /** Writes the verdict. @returns what went wrong, if anything did */
  private async judge(study: string): Promise<ErrorReport | undefined> {
    try {
      const stored = this.deps.studies.get(study);
      const outcomes = this.members(stored).map(async ({ twin, run, stage }): Promise<Outcome> => {
        if (!run || stage !== 'done') return { twin, run: null, labelled: null };
        return { twin, run: this.deps.runs.detail(run.id), labelled: await this.deps.labelled(run.id) };
      });
      this.deps.studies.setVerdict(study, judge(stored.plan, await Promise.all(outcomes)));
      return undefined;
    } catch (thrown) {
      return reportOf(thrown);
    }
  }

  private expect(study: string, allowed: readonly StudyStatus[]): StoredStudy {
    const stored = this.deps.studies.get(study);
    if (!allowed.includes(stored.status)) throw new AppError('study.state', { study, status: stored.status });
    return stored;
  }

  private enter(study: string, status: StudyStatus): void {
    this.deps.studies.setStatus(study, status);
    if (status !== 'failed') this.failures.delete(study);
  }

  private tell(study: string): StudySummary {
    const stored = this.deps.studies.get(study);
    const summary = this.summary(stored, this.members(stored));
    this.deps.events.emit({ type: 'study.changed', study: summary });
    return summary;
  }

  private members(stored: StoredStudy): Member[] {
    return membersOf(twins(stored.plan), this.deps.runs.ofStudy(stored.id));
  }

  private summary(stored: StoredStudy, members: readonly Member[]): StudySummary {
    const { id, plan, status, runs, createdAt, verdict } = stored;
    const goesOn = status === 'running' || status === 'paused';
    const { runner, slots } = this.deps;
    const error = status === 'failed' ? (this.failures.get(id) ?? failureOf(members)) : undefined;
    return {
      id,
      name: plan.name,
      question: plan.question,
      status,
      runs,
      runsEnded: settled(members).length,
      createdAt,
      secondsLeft: goesOn
        ? timeLeft(members, slots, this.paces.get(id)?.factor(members) ?? 1, (run) => runner.secondsLeft(run))
        : null,
      verdict,
      ...(error ? { error } : {}),
    };
  }
}
