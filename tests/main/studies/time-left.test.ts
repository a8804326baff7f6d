import { describe, expect, it } from 'vitest';
import { membersOf } from '../../../src/main/studies/members';
import { createPace } from '../../../src/main/studies/pace';
import { timeLeft } from '../../../src/main/studies/time-left';
import { twins } from '../../../src/main/studies/twins';
import type { RunStatus, RunSummary } from '../../../src/shared/run';
import { runDetail } from './outcomes';
import { meatPlan, study } from './plans';

const wanted = twins(study({ question: 'do-tasks-help', plan: meatPlan('meat', ['water', 'fat']) }));
const run = (arm: string, seed: number, status: RunStatus, seconds: number): RunSummary[] =>
  wanted
    .filter((twin) => twin.arm === arm && twin.seed === seed)
    .map((twin) => ({ ...runDetail(twin, { status }), seconds }));
const never = (): null => null;

describe('how long a study still takes', () => {
  it('nobody knows before a run has ended or said how long it will be', () => {
    expect(timeLeft(membersOf(wanted, run('together', 1, 'running', 5)), 2, 1, never)).toBeNull();
  });

  it('a twin takes as long as its arm did, else as long as any', () => {
    const runs = [...run('together', 1, 'finished', 30), ...run('alone: fat', 1, 'finished', 6)];
    // Left: together 30, alone: fat 6, and two of alone: water at the mean of 30 and 6; over two slots.
    expect(timeLeft(membersOf(wanted, runs), 2, 1, never)).toBe((30 + 6 + 2 * 18) / 2);
  });

  it('a running twin takes what it says, and no study ends before its longest run', () => {
    const ended = wanted.slice(1).flatMap((twin) => run(twin.arm, twin.seed, 'finished', 1));
    expect(
      timeLeft(membersOf(wanted, [...run('together', 1, 'running', 10), ...ended]), 2, 1, () => 50),
    ).toBe(50);
  });

  it('a run that was lost is made again', () => {
    const ended = wanted.slice(1).flatMap((twin) => run(twin.arm, twin.seed, 'finished', 4));
    expect(timeLeft(membersOf(wanted, [...run('together', 1, 'failed', 1), ...ended]), 2, 1, never)).toBe(4);
  });
});

describe('the pace', () => {
  it('is how much of the slots a second of training took, pauses left out', () => {
    let clock = 100;
    const pace = createPace(membersOf(wanted, run('together', 1, 'finished', 7)), 2, () => clock);
    expect(pace.factor(membersOf(wanted, run('together', 1, 'finished', 7)))).toBe(1);
    clock += 30;
    pace.pause();
    clock += 1000;
    pace.resume();
    clock += 10;
    const now = membersOf(wanted, [
      ...run('together', 1, 'finished', 7),
      ...run('together', 2, 'running', 20),
    ]);
    expect(pace.factor(now)).toBe((2 * (30 + 10)) / 20);
  });

  it('is never below 1: two runs that end early are no promise', () => {
    const pace = createPace([], 2, () => 0);
    expect(pace.factor(membersOf(wanted, run('together', 1, 'finished', 20)))).toBe(1);
  });
});
