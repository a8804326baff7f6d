/** What a shell and its lab in a child process say to each other. Plain data; every request is answered once. */
import { errorReport } from '../../shared/run';
import { z } from '../../shared/zod';

const id = z.number().int();

export const toLab = z.discriminatedUnion('type', [
  z.object({ type: z.literal('request'), id, name: z.unknown(), input: z.unknown() }),
  z.object({ type: z.literal('offer'), id, path: z.string() }),
  /** What the person chose in the dialog that `pick` asked for. */
  z.object({ type: z.literal('picked'), id, path: z.string().nullable() }),
  z.object({ type: z.literal('close') }),
]);
export type ToLab = z.infer<typeof toLab>;

export const fromLab = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened') }),
  z.object({ type: z.literal('refused'), error: errorReport }),
  z.object({ type: z.literal('reply'), id, reply: z.unknown() }),
  z.object({ type: z.literal('event'), event: z.unknown() }),
  /** Asks the shell to show its dialog. */
  z.object({ type: z.literal('pick'), id, what: z.enum(['file', 'folder']) }),
]);
export type FromLab = z.infer<typeof fromLab>;
