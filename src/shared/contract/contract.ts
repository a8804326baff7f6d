/** Everything an interface may ask of the lab: one table, `noun.verb` -> what goes in and what comes out. */
import type { ErrorReport } from '../errors/app-error';
import type { z } from '../zod';
import { datasetCalls } from './datasets';
import { draftCalls } from './drafts';
import { modelCalls } from './models';
import { runCalls } from './runs';
import { studyCalls } from './studies';
import { systemCalls } from './system';

export const contract = {
  ...datasetCalls,
  ...draftCalls,
  ...runCalls,
  ...studyCalls,
  ...modelCalls,
  ...systemCalls,
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller gives (defaults may be left out) and what a handler gets (defaults filled in). */
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
export type HandlerInput<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;

/** A handler for each call: one that is missing does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: HandlerInput<N>) => CallOutput<N> | Promise<CallOutput<N>>;
};

/** How an answer crosses a boundary; Electron strips error codes, so failures travel as values. */
export type Reply =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorReport };

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
