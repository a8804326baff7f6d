import { AppError } from '../errors/app-error';
import { isErrorCode } from '../errors/catalogue';
import { z } from '../zod';
import { contract, type CallInput, type CallName, type CallOutput } from './contract';
import { labEvent, type LabEvent } from './events';

/** What a host supplies: one way to ask, one way to listen. */
export interface Transport {
  request(name: string, payload: unknown): Promise<unknown>;
  /** Calls back for every event until the returned function is called. */
  listen(heard: (event: unknown) => void): () => void;
}

/** The lab as its callers see it. */
export interface LabClient {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  subscribe(heard: (event: LabEvent) => void): () => void;
}

const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) }),
  }),
]);

/** A typed client over any transport: parses what comes back and throws refusals as `AppError`. */
export function connect(transport: Transport): LabClient {
  return {
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      return contract[name].output.parse(valueOf(await transport.request(name, input))) as CallOutput<N>;
    },
    subscribe: (heard) => transport.listen((event) => heard(labEvent.parse(event))),
  };
}

/** What a `Reply` holds. @throws AppError the refusal it carries */
export function valueOf(answer: unknown): unknown {
  const parsed = reply.parse(answer);
  if (!parsed.ok) throw failure(parsed.error.code, parsed.error.details);
  return parsed.value;
}

function failure(code: string, details: Record<string, string | number>): AppError {
  return isErrorCode(code) ? new AppError(code, details) : new AppError('system.bug', { message: code });
}
