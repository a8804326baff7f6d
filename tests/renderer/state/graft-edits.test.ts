import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  frozenTo,
  grafted,
  matchTrunks,
  strangerOf,
  ungrafted,
  withTrunk,
} from '../../../src/renderer/state/graft-edits';
import { frozenLayers } from '../../../src/shared/plan';
import { suggest } from '../fake-lab/plans';
import { penguins } from '../fake-lab/tables';

const plan = suggest(penguins.dataset, ['sex']);
const [layer] = plan.design.trunk;
if (layer?.kind !== 'dense') throw new Error('the suggested trunk has a dense layer');

describe('a graft', () => {
  test('freezes the whole trunk to begin with, and leaves no trace when it is taken off', () => {
    const taken = grafted(plan, 'run-done');
    expect(taken.graft).toEqual({ from: 'run-done', freeze: 'trunk' });
    expect(ungrafted(taken)).toEqual(plan);
  });

  test('that is refused for a column it does not know says which; one that it misses cannot be left out', () => {
    const refused = (source: string, target: string): string | undefined =>
      strangerOf({ code: 'graft.inputs-differ', details: { column: 'acid', source, target } });
    expect(refused('no-input', 'an-input')).toBe('acid');
    expect(refused('an-input', 'no-input')).toBeUndefined();
    expect(strangerOf({ code: 'graft.trunk-differs', details: { source: 'no-input' } })).toBeUndefined();
  });

  test('is frozen to as many layers as the lever says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat({ max: 9 }), (layers, wanted) => {
        const deep = withTrunk(
          grafted(plan, 'run'),
          Array.from({ length: layers }, () => layer),
        );
        const frozen = Math.min(wanted, layers);
        expect(frozenLayers(frozenTo(deep, frozen).graft, layers)).toBe(frozen);
      }),
    );
  });

  test('keeps "the whole trunk" when layers are added, and a number of layers as a number', () => {
    const whole = frozenTo(grafted(plan, 'run'), 2);
    expect(frozenLayers(whole.graft, 5)).toBe(5);
    expect(frozenLayers(frozenTo(whole, 1).graft, 5)).toBe(1);
  });
});

describe('two trunks layer by layer', () => {
  test('fit, differ, or are missing on one side', () => {
    const wide = { ...layer, units: 256 };
    expect(matchTrunks([layer, layer], [layer, wide, layer])).toEqual(['same', 'other', 'extra']);
    expect(matchTrunks([layer, layer], [layer])).toEqual(['same', 'missing']);
  });

  test('fit whatever their dropout, which changes no weight', () => {
    expect(matchTrunks([layer], [{ ...layer, dropout: 0.5 }])).toEqual(['same']);
  });
});
