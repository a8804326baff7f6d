import { NO_STEPS, noted, redone, undone, type Moved, type StepName, type Steps } from './steps';

/** The steps that were done to something and can be undone and redone by name. */
export class StepHistory<S> {
  #steps = $state.raw<Steps<S>>(NO_STEPS);

  /** What undoing would take back and what redoing would do again; undefined when there is nothing. */
  get nextUndo(): StepName | undefined {
    return this.#steps.done.at(-1)?.name;
  }

  get nextRedo(): StepName | undefined {
    return this.#steps.undone.at(-1)?.name;
  }

  /** A step is about to be done. @param before the state that undoing it leads back to */
  note(step: StepName, before: S): void {
    this.#steps = noted(this.#steps, step, before, performance.now());
  }

  /** Takes the last step back. @param now the present state; @returns the one before it, undefined when there is none */
  undo(now: S): S | undefined {
    return this.#move(undone(this.#steps, now));
  }

  redo(now: S): S | undefined {
    return this.#move(redone(this.#steps, now));
  }

  #move(moved: Moved<S> | undefined): S | undefined {
    if (moved) this.#steps = moved.steps;
    return moved?.state;
  }
}
