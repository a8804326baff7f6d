import { describe, expect, it } from 'vitest';
import { schedule as schema, type Schedule } from '../../../src/shared/schedule';
import { afterEpoch, scheduleFactor, type Plateau } from '../../../src/worker/optimizers/schedule';
import type { z } from '../../../src/shared/zod';

const STEPS = 20;

/** The factors of a run of 20 updates, 4 an epoch. */
function factors(of: z.input<typeof schema>, left = 1): number[] {
  const schedule = schema.parse(of);
  const place = { steps: STEPS, stepsAnEpoch: 4, left };
  return Array.from({ length: STEPS }, (_, step) => scheduleFactor(schedule, { ...place, step }));
}

describe('a schedule', () => {
  it('that is constant stays at 1, after a warm-up in equal parts', () => {
    expect(factors({ kind: 'constant' })).toEqual(new Array<number>(STEPS).fill(1));
    expect(factors({ kind: 'constant', warmup: 4 }).slice(0, 6)).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
  });

  it('in steps is cut after every so many epochs', () => {
    const two = [...new Array<number>(8).fill(1), ...new Array<number>(8).fill(0.5)];
    expect(factors({ kind: 'step', every: 2, factor: 0.5 })).toEqual([...two, 0.25, 0.25, 0.25, 0.25]);
  });

  it('along a cosine goes from 1 through the middle to its floor', () => {
    const cosine = factors({ kind: 'cosine', floor: 0.2 });
    expect(cosine[0]).toBe(1);
    expect(cosine[10]).toBeCloseTo(0.6, 12);
    expect(cosine[5]).toBeCloseTo(0.2 + 0.4 * (1 + Math.SQRT1_2), 12);
    expect(cosine[19]).toBeCloseTo(0.2 + 0.4 * (1 + Math.cos((19 / 20) * Math.PI)), 12);
    const warm = factors({ kind: 'cosine', warmup: 10 });
    expect(warm.slice(8, 12)).toEqual([0.9, 1, 1, (1 + Math.cos(0.1 * Math.PI)) / 2]);
  });

  it('of one cycle rises from its start to 1 and falls to its end, as PyTorch has it', () => {
    const cycle = factors({ kind: 'one-cycle', rise: 6 / 19, start: 0.04, end: 0.001 });
    expect(cycle[0]).toBeCloseTo(0.04, 12);
    expect(cycle[3]).toBeCloseTo(0.52, 12);
    expect(cycle[6]).toBeCloseTo(1, 12);
    expect(cycle[19]).toBeCloseTo(0.001, 12);
    expect(cycle.indexOf(Math.max(...cycle))).toBe(6);
  });

  it('of one cycle has a factor for every update, however short its rise and the run', () => {
    for (const rise of [0, 1]) expect(factors({ kind: 'one-cycle', rise }).every(Number.isFinite)).toBe(true);
    const one = scheduleFactor(schema.parse({ kind: 'one-cycle' }), {
      step: 0,
      steps: 1,
      stepsAnEpoch: 1,
      left: 1,
    });
    expect(Number.isFinite(one)).toBe(true);
  });

  it('that waits for plateaus is what they have left, after its warm-up', () => {
    expect(factors({ kind: 'plateau', warmup: 2 }, 0.25).slice(0, 3)).toEqual([0.125, 0.25, 0.25]);
  });
});

describe('a plateau', () => {
  const schedule = schema.parse({ kind: 'plateau', factor: 0.5, patience: 2 }) as Extract<
    Schedule,
    { kind: 'plateau' }
  >;

  it('cuts the rate once so many epochs in a row were not better, and counts anew', () => {
    let plateau: Plateau = { since: 0, left: 1 };
    const left = [true, false, true, false, false, false, false, true].map((better) => {
      plateau = afterEpoch(schedule, plateau, better);
      return plateau.left;
    });
    expect(left).toEqual([1, 1, 1, 1, 0.5, 0.5, 0.25, 0.25]);
  });
});
