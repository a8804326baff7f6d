/** Every lowering against the same kernel on the plain JavaScript backend, over random shapes. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseBackend } from '../../../../src/worker/backend/choose';
import { compileOnce } from '../../../../src/worker/compile/cache';
import { LOWERINGS } from '../../../../src/worker/compile/lower/table';
import { withPatterns } from '../../../../src/worker/compile/patterns';
import { trace } from '../../../../src/worker/compile/trace';
import { expectedOf, expectNear, on, tensors, valuesOf } from '../../proof/agree';
import { CASES } from './cases';

beforeAll(async () => {
  await chooseBackend('cpu');
  await chooseBackend('tensorflow');
});

describe('the table of lowerings', () => {
  it('has a test for every kernel it knows', () => {
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(LOWERINGS).sort());
  });

  it.each(Object.entries(CASES))('says %s as the plain backend computes it', (kernel, cases) => {
    fc.assert(
      fc.property(cases, (one) => {
        const program = trace(
          one.inputs.map(({ shape, dtype }, i) => ({ name: `${i}`, shape, dtype })),
          (given) => one.work(Object.values(given)),
        );
        const nodes = [...program.nodes, ...withPatterns(program).nodes];
        expect(nodes.map((node) => node.kernel)).toContain(kernel);
        const expected = expectedOf(one);
        const got = on('tensorflow', () => valuesOf(compileOnce(program).call(tensors(one))));
        expect(got.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
        got.forEach(({ values }, i) => expectNear(values, expected[i]!));
      }),
      { numRuns: 4 },
    );
  });
});
