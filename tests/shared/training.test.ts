import { describe, expect, test } from 'vitest';
import type { LabEvent } from '../../src/shared/contract/events';
import type { RunStatus } from '../../src/shared/run';
import { studySummary, type StudySummary } from '../../src/shared/study';
import { Training } from '../../src/shared/training';
import { summaryOf } from '../renderer/fake-lab/handlers';
import { busy } from '../renderer/fake-lab/scene';

const scene = busy();
const [aRun] = scene.runs.values();
const [aStudy] = scene.studies.values();
if (!aRun || !aStudy) throw new Error('the scene is empty');

const run = (status: RunStatus, study: string | null = null): LabEvent => ({
  type: 'run.changed',
  run: { ...summaryOf(aRun), id: 'r1', name: 'Penguins', status, study, epochs: 10, epochsDone: 0 },
});
const study = (status: StudySummary['status'], runsEnded: number): LabEvent => ({
  type: 'study.changed',
  study: { ...studySummary.parse(aStudy), id: 's1', status, runs: 8, runsEnded },
});
const progress = (epoch: number, batch: number): LabEvent => ({
  type: 'run.progress',
  progress: { run: 'r1', epoch, epochs: 10, batch, batches: 4, rowsPerSecond: 100, secondsLeft: null },
});

/** What is told of after some events, and how things stand then. */
function after(...events: LabEvent[]) {
  const training = new Training();
  const endings = events.map((event) => training.hear(event));
  return { ending: endings.at(-1), busy: training.busy, share: training.share };
}

describe('how far training is', () => {
  test('is nothing while nothing trains', () => {
    expect(after(run('queued'))).toEqual({ ending: undefined, busy: false, share: undefined });
  });

  test('is the epochs that are done and the part of the one under way', () => {
    expect(after(run('running'), progress(3, 2)).share).toBeCloseTo((2 + 2 / 4) / 10, 12);
  });

  test('is the runs that have ended, in a study', () => {
    expect(after(study('running', 2), run('running', 's1')).share).toBe(2 / 8);
  });

  test('a run that is paused lets the computer sleep', () => {
    expect(after(run('running'), run('paused')).busy).toBe(false);
  });
});

describe('an end is told', () => {
  test.each(['finished', 'stopped', 'diverged', 'failed'] as const)('when a run has %s', (status) => {
    expect(after(run('running'), run(status)).ending).toEqual({
      what: 'run',
      id: 'r1',
      name: 'Penguins',
      status,
    });
  });

  test('once for a study, not for each of its runs', () => {
    expect(after(study('running', 7), run('running', 's1'), run('finished', 's1')).ending).toBeUndefined();
    expect(after(study('running', 7), study('finished', 8)).ending).toMatchObject({
      what: 'study',
      id: 's1',
    });
  });

  test.each(['cancelled', 'interrupted'] as const)('not when it was %s', (status) => {
    expect(after(run('running'), run(status)).ending).toBeUndefined();
  });

  test('not of what ended before anybody listened, and not twice', () => {
    expect(after(run('finished')).ending).toBeUndefined();
    expect(after(run('running'), run('finished'), run('finished')).ending).toBeUndefined();
  });
});
