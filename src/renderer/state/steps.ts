/** What a person did to a plan, named so that it can be told: `of` is the column, task or layer it was about. */
export interface StepName {
  readonly what:
    | 'predict'
    | 'discard'
    | 'leave-out'
    | 'put-back'
    | 'read'
    | 'read-plainly'
    | 'drop-duplicates'
    | 'keep-duplicates'
    | 'rename'
    | 'kind'
    | 'loss'
    | 'weight'
    | 'trunk'
    | 'sharing'
    | 'fit'
    | 'rate'
    | 'labels'
    | 'row-weights'
    | 'dropout'
    | 'add-layer'
    | 'remove-layer'
    | 'move-layer'
    | 'copy-layer'
    | 'layer'
    | 'encoding'
    | 'graft'
    | 'ungraft'
    | 'freeze'
    | 'unshare'
    | 'share'
    | 'take-plan'
    | 'budget'
    | 'method'
    | 'split'
    | 'seed'
    | 'seeds'
    | 'elsewhere'
    | 'take-other'
    | 'keep-mine';
  readonly of?: string;
}

export interface Step<S> {
  readonly name: StepName;
  /** Everything as it was on the other side of the step. */
  readonly state: S;
  /** When it was last added to, in milliseconds. */
  readonly at: number;
}

/** Steps that can be undone, the newest last, and steps that were undone, the next to redo last. */
export interface Steps<S> {
  readonly done: readonly Step<S>[];
  readonly undone: readonly Step<S>[];
}

/** One step back or forth: the state that it leads to and what can be done from there. */
export interface Moved<S> {
  readonly steps: Steps<S>;
  readonly state: S;
}

/** Changes of the same thing within this time are one step: a slider that is drawn, a number that is typed. */
const ONE_STEP = 1000;

/** Older steps are forgotten. */
export const MOST_STEPS = 200;

export const NO_STEPS: Steps<never> = { done: [], undone: [] };

/**
 * Notes that something is about to be done; what was undone cannot be redone any more.
 * @param before the state that undoing leads back to
 * @param at now, in milliseconds
 */
export function noted<S>(steps: Steps<S>, name: StepName, before: S, at: number): Steps<S> {
  const last = steps.done.at(-1);
  const same = last?.name.what === name.what && last.name.of === name.of;
  if (last && same && steps.undone.length === 0 && at - last.at < ONE_STEP) {
    return { done: [...steps.done.slice(0, -1), { ...last, at }], undone: [] };
  }
  return { done: [...steps.done, { name, state: before, at }].slice(-MOST_STEPS), undone: [] };
}

/**
 * Takes the newest step back; undefined when there is none.
 * @param now the state that redoing leads to again
 */
export function undone<S>({ done, undone }: Steps<S>, now: S): Moved<S> | undefined {
  const step = done.at(-1);
  return (
    step && {
      state: step.state,
      // A step that was undone is closed: what follows its redoing is a step of its own.
      steps: { done: done.slice(0, -1), undone: [...undone, { ...step, state: now, at: -Infinity }] },
    }
  );
}

/** Does again what was undone last; undefined when there is nothing. */
export function redone<S>({ done, undone }: Steps<S>, now: S): Moved<S> | undefined {
  const step = undone.at(-1);
  return (
    step && {
      state: step.state,
      steps: { done: [...done, { ...step, state: now }], undone: undone.slice(0, -1) },
    }
  );
}
