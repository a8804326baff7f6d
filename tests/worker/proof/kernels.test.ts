/** Every kernel that a program may hold, on the WebAssembly backend against the plain JavaScript one. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../src/worker/backend/choose';
import { CASES } from '../compile/lower/cases';
import { expectedOf, expectNear, on, tensors, valuesOf } from './agree';

beforeAll(async () => {
  await chooseBackend('cpu');
  await chooseBackend('wasm');
});

describe('the backends', () => {
  it.each(Object.entries(CASES))('agree on %s', (_kernel, cases) => {
    fc.assert(
      fc.property(cases, (one) => {
        const expected = expectedOf(one);
        const got = on('wasm', () => valuesOf(one.work(tensors(one))));
        expect(got.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
        got.forEach(({ values }, i) => expectNear(values, expected[i]!));
      }),
      { numRuns: 10 },
    );
  });
});
