import { describe, expect, it } from 'vitest';
import { initialParameters } from '../../../src/worker/model/initial';
import { layOut, type ParameterShape } from '../../../src/worker/model/parameter';

const trunk: ParameterShape = { name: 'trunk 1/kernel', shape: [100, 64], begins: 'glorot', role: 'trunk' };
const bias: ParameterShape = { name: 'trunk 1/bias', shape: [64], begins: 0, role: 'trunk' };
const head: ParameterShape = {
  name: 'head fat output/kernel',
  shape: [64, 1],
  begins: 'glorot',
  role: 'head',
  task: 'fat',
};
const table: ParameterShape = {
  name: 'encoder island/table',
  shape: [40, 8],
  begins: 'embedding',
  role: 'encoder',
};

describe('first values', () => {
  const specs = layOut([table, trunk, bias, head]);
  const values = initialParameters(specs, 5);
  const of = (name: string, from = values, among = specs): number[] => {
    const spec = among.find((candidate) => candidate.name === name)!;
    return [...from.subarray(spec.offset, spec.offset + spec.size)];
  };

  it('of kernels are uniform within Glorot’s limit and fill it', () => {
    const kernel = of(trunk.name);
    const limit = Math.sqrt(6 / (100 + 64));
    expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(limit);
    expect(Math.max(...kernel.map(Math.abs))).toBeGreaterThan(0.99 * limit);
    const variance = kernel.reduce((sum, value) => sum + value ** 2, 0) / kernel.length;
    // Four standard errors of a uniform variable's second moment, limit^2 / 3.
    expect(Math.abs(variance / (limit ** 2 / 3) - 1)).toBeLessThan(4 * Math.sqrt(0.8 / kernel.length));
  });

  it('of biases are 0, of embeddings within 0.05', () => {
    expect(new Set(of(bias.name))).toEqual(new Set([0]));
    expect(Math.max(...of(table.name).map(Math.abs))).toBeGreaterThan(0.045);
    expect(Math.max(...of(table.name).map(Math.abs))).toBeLessThanOrEqual(0.05);
  });

  it('depend on the seed and the name only: a head begins alike alone and beside others', () => {
    const alone = layOut([head]);
    expect(of(head.name, initialParameters(alone, 5), alone)).toEqual(of(head.name));
    expect(of(head.name, initialParameters(alone, 6), alone)).not.toEqual(of(head.name));
  });
});
