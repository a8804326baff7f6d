import { backward, descend, forward, START, type Row } from './network';

/** The stations of one step, in order: what has just been worked out. */
export const PHASES = ['inputs', 'hidden', 'answer', 'outputBlame', 'hiddenBlame'] as const;
export type Phase = (typeof PHASES)[number];

/** A run ends by itself when nothing is left to learn, when there is no number any more, or after this many steps. */
const MOST_STEPS = 300;
const LEARNED = 1e-9;

/** Gradient descent on one row, taken a station, a step or a run at a time. */
export class Walk {
  row = $state.raw<Row>({ inputs: [1, 0.5], target: 1 });
  rate = $state(0.1);
  phase = $state<Phase>('inputs');
  running = $state(false);
  network = $state.raw(START);
  readonly pass = $derived(forward(this.network, this.row));
  readonly back = $derived(backward(this.network, this.row, this.pass));
  /** Losses of the weights before the present ones, since the row last changed. */
  #past = $state.raw<readonly number[]>([]);
  readonly losses = $derived([...this.#past, this.pass.loss]);
  readonly steps = $derived(this.#past.length);

  /** Whether a station has been reached in this step. */
  reached(phase: Phase): boolean {
    return PHASES.indexOf(phase) <= PHASES.indexOf(this.phase);
  }

  /** Goes to the next station; after the last one the weights move and a new step begins. */
  next(): void {
    const following = PHASES[PHASES.indexOf(this.phase) + 1];
    if (following) {
      this.phase = following;
      return;
    }
    this.#move();
    this.phase = 'inputs';
  }

  /** Moves the weights once and works everything out for the new ones. */
  step(): void {
    this.#move();
    this.phase = 'hiddenBlame';
  }

  /** One step of a run, which ends when there is no reason to go on. */
  tick(): void {
    const { loss } = this.pass;
    if (Number.isNaN(loss) || loss < LEARNED || this.steps >= MOST_STEPS) this.running = false;
    else this.step();
  }

  /** Another row: the weights stay, what their losses were does not matter any more. */
  show(row: Row): void {
    this.row = row;
    this.#past = [];
  }

  startOver(): void {
    this.running = false;
    this.network = START;
    this.phase = 'inputs';
    this.#past = [];
  }

  #move(): void {
    this.#past = this.losses;
    this.network = descend(this.network, this.back.gradient, this.rate);
  }
}
