import type { Draw } from './graph/random';
import type { Argument, Program } from './program';

/**
 * Where an argument of a looped program comes from at each turn: `state` from the turn before, `rows` from a matrix of
 * which each turn takes other rows, `turn` from a tensor that has a row for each turn, `call` from the call, the same for
 * all turns, `mask` from random numbers. A vector that is `even` has one number for all of each parameter.
 */
export type LoopArgument = Argument &
  (
    | { readonly role: 'state' | 'rows' | 'turn' }
    | { readonly role: 'call'; readonly even?: true }
    | ({ readonly role: 'mask' } & Draw)
  );

/** A program over arguments with roles: its first results are the next state, in order, the last is reported. */
export interface LoopProgram extends Program {
  readonly arguments: readonly LoopArgument[];
}
