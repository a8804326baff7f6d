import { z } from '../zod';

/** A file a person chose, without its path: dialogs, drops and uploads hand out tokens. */
export const fileToken = z.object({ token: z.string(), name: z.string(), bytes: z.number().int() });
export type FileToken = z.infer<typeof fileToken>;

/** Where a result was put: shown to the person, never read back. */
export const placed = z.object({ place: z.string() });
