import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  MOST_STEPS,
  NO_STEPS,
  noted,
  redone,
  undone,
  type StepName,
  type Steps,
} from '../../../src/renderer/state/steps';

const seed: StepName = { what: 'seed' };
const weight = (of: string): StepName => ({ what: 'weight', of });

/** Does what a person does to a number: sets it, takes it back, does it again. */
class Counter {
  steps: Steps<number> = NO_STEPS;
  value = 0;

  set(value: number, name = seed, at = Infinity): void {
    this.steps = noted(this.steps, name, this.value, at);
    this.value = value;
  }

  undo(): void {
    this.#take(undone(this.steps, this.value));
  }

  redo(): void {
    this.#take(redone(this.steps, this.value));
  }

  #take(moved: ReturnType<typeof undone<number>>): void {
    if (!moved) return;
    this.steps = moved.steps;
    this.value = moved.state;
  }
}

const action = fc.oneof(
  fc.integer().map((value) => (counter: Counter) => counter.set(value, weight(String(value)), value * 1e4)),
  fc.constant((counter: Counter) => counter.undo()),
  fc.constant((counter: Counter) => counter.redo()),
);
const anyCounter = fc.array(action, { maxLength: 60 }).map((actions) => {
  const counter = new Counter();
  for (const act of actions) act(counter);
  return counter;
});

describe('steps that are undone and redone', () => {
  test('undo, then redo, changes nothing', () => {
    fc.assert(
      fc.property(anyCounter, (counter) => {
        const before = { value: counter.value, names: counter.steps.done.map(({ name }) => name) };
        if (counter.steps.done.length === 0) return;
        counter.undo();
        counter.redo();
        expect({ value: counter.value, names: counter.steps.done.map(({ name }) => name) }).toEqual(before);
      }),
    );
  });

  test('redo, then undo, changes nothing', () => {
    fc.assert(
      fc.property(anyCounter, (counter) => {
        const { value, steps } = counter;
        if (steps.undone.length === 0) return;
        counter.redo();
        counter.undo();
        expect([counter.value, counter.steps.undone]).toEqual([value, steps.undone]);
      }),
    );
  });

  test('undoing everything leads to the beginning, redoing everything to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 50 }), (values) => {
        const counter = new Counter();
        values.forEach((value, i) => counter.set(value, seed, i * 1e4));
        const last = counter.value;
        for (const _ of values) counter.undo();
        expect(counter.value).toBe(0);
        for (const _ of values) counter.redo();
        expect(counter.value).toBe(last);
      }),
    );
  });
});

test('changes of the same thing in quick succession are one step', () => {
  const counter = new Counter();
  counter.set(1, seed, 0);
  counter.set(2, seed, 400);
  counter.set(3, seed, 1200);
  counter.undo();
  expect(counter.value).toBe(0);
});

test('another thing, a pause, or what was redone begins a step of its own', () => {
  const counter = new Counter();
  counter.set(1, weight('sex'), 0);
  counter.set(2, weight('species'), 10);
  counter.set(3, weight('species'), 5000);
  counter.undo();
  counter.redo();
  counter.set(4, weight('species'), 5001);
  expect(counter.steps.done.map(({ state }) => state)).toEqual([0, 1, 2, 3]);
});

test('a new step forgets what was undone, and the oldest of very many', () => {
  const counter = new Counter();
  for (let i = 1; i <= MOST_STEPS + 5; i++) counter.set(i, seed, i * 1e4);
  counter.undo();
  counter.set(0, seed, 1e9);
  expect(counter.steps.undone).toEqual([]);
  expect(counter.steps.done).toHaveLength(MOST_STEPS);
});
