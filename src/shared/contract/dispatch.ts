import { AppError, reportOf, type ErrorDetails } from '../errors/app-error';
import { reasonOf } from '../errors/issue';
import type { z } from '../zod';
import { contract, isCallName, type CallName, type Handlers, type Reply } from './contract';

/** Parses a call that came over a boundary, runs its handler, parses the answer. Never throws. */
export async function dispatch(handlers: Handlers, name: unknown, payload: unknown): Promise<Reply> {
  try {
    if (typeof name !== 'string' || !isCallName(name)) {
      throw new AppError('system.bad-call', {
        call: typeof name === 'string' ? name : typeof name,
        place: '(top)',
        reason: 'unknown-call',
      });
    }
    return { ok: true, value: await answer(handlers, name, payload) };
  } catch (thrown) {
    return { ok: false, error: reportOf(thrown) };
  }
}

async function answer(handlers: Handlers, name: CallName, payload: unknown): Promise<unknown> {
  const input = contract[name].input.safeParse(payload);
  if (!input.success)
    throw new AppError('system.bad-call', { call: name, ...firstIssue(input.error.issues) });
  // The table pairs each name with its own handler; TypeScript cannot follow that through a union of names.
  const handler = handlers[name] as (input: unknown) => unknown;
  return contract[name].output.parse(await handler(input.data));
}

function firstIssue(issues: readonly z.core.$ZodIssue[]): ErrorDetails {
  const issue = issues[0];
  if (!issue) return { place: '(top)', reason: 'not-understood' };
  return { place: issue.path.map(String).join('.') || '(top)', reason: reasonOf(issue) };
}
