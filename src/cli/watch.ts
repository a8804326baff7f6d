import type { LabEvent } from '../shared/contract/events';
import { ENDED, type RunProgress, type RunSummary } from '../shared/run';
import type { StudySummary } from '../shared/study';
import { deferred } from './deferred';
import { onKeys } from './keys';
import { progressLine } from './progress-line';
import { Interrupted } from './run-command';
import type { Session } from './session';
import { duration, log } from './terminal';

/**
 * Follows one run to its end; p pauses and resumes, s stops and keeps the best weights, Ctrl-C saves and leaves.
 * @throws Interrupted after Ctrl-C
 */
export async function watchRun(session: Session, id: string): Promise<RunSummary> {
  let latest = await session.client.call('runs.get', { run: id });
  const toggle = (): void =>
    void session.client.call(latest.status === 'paused' ? 'runs.resume' : 'runs.pause', { run: id });
  const stop = (): void => void session.client.call('runs.stop', { run: id });
  await following(session, { p: toggle, s: stop }, (line, done) => {
    if (ENDED.has(latest.status)) return done();
    return (event) => {
      if (event.type === 'run.progress' && event.progress.run === id)
        line.show(shareOf(event.progress), progressText(event.progress));
      if (event.type !== 'run.changed' || event.run.id !== id) return;
      latest = { ...latest, ...event.run };
      if (event.run.status === 'paused') line.show(0, 'paused (p goes on)');
      if (ENDED.has(event.run.status)) done();
    };
  });
  return session.client.call('runs.get', { run: id });
}

/** Follows a study to its end in the same way. */
export async function watchStudy(session: Session, id: string): Promise<StudySummary> {
  let latest: StudySummary = await session.client.call('studies.get', { study: id });
  const toggle = (): void =>
    void session.client.call(latest.status === 'paused' ? 'studies.resume' : 'studies.pause', { study: id });
  await following(session, { p: toggle }, (line, done) => {
    if (studyEnded(latest)) return done();
    return (event) => {
      if (event.type !== 'study.changed' || event.study.id !== id) return;
      latest = event.study;
      line.show(latest.runsEnded / Math.max(1, latest.runs), studyText(latest));
      if (studyEnded(latest)) done();
    };
  });
  return session.client.call('studies.get', { study: id });
}

type Follow = (line: ReturnType<typeof progressLine>, done: () => void) => ((event: LabEvent) => void) | void;

async function following(session: Session, keys: Record<string, () => void>, follow: Follow): Promise<void> {
  const line = progressLine();
  const ending = deferred();
  const interrupt = (): void => ending.fail(new Interrupted());
  const heard = follow(line, ending.done);
  const forget = heard ? session.client.subscribe(heard) : () => undefined;
  const release = onKeys({ ...keys, '\u0003': interrupt });
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await ending.promise;
  } catch (thrown) {
    log(
      session.own ? '\nSaving what is done; resume it later.' : '\nLeft; the open Espalier goes on with it.',
    );
    throw thrown;
  } finally {
    line.end();
    forget();
    release();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

function shareOf(progress: RunProgress): number {
  return (progress.epoch - 1 + progress.batch / Math.max(1, progress.batches)) / progress.epochs;
}

function progressText(progress: RunProgress): string {
  const left = progress.secondsLeft === null ? '' : `, ${duration(progress.secondsLeft)} left`;
  return `epoch ${progress.epoch} of ${progress.epochs}, ${Math.round(progress.rowsPerSecond)} rows/s${left}`;
}

function studyEnded(study: StudySummary): boolean {
  return study.status !== 'running' && study.status !== 'paused';
}

function studyText(study: StudySummary): string {
  const left = study.secondsLeft === null ? '' : `, ${duration(study.secondsLeft)} left`;
  return `${study.status === 'paused' ? 'paused: ' : ''}${study.runsEnded} of ${study.runs} runs${left}`;
}
