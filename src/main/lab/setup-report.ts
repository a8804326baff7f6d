import { readFile } from 'node:fs/promises';
import { z } from '../../shared/zod';

const sentence = z.object({ en: z.string(), zh: z.string() });

const part = z.object({
  state: z.enum(['ready', 'missing']),
  /** Its version, where it has one. */
  detail: z.string().optional(),
  /** Works, but is not what was wanted. */
  lesser: z.boolean().default(false),
  why: sentence.optional(),
  remedy: sentence.optional(),
});
export type SetupPart = z.infer<typeof part>;

const report = z.object({ format: z.literal(1), parts: z.record(z.string(), part) });

/** What set-up found and made in a checkout, by part; empty where no set-up was needed or it left no report. */
export async function readSetupReport(file: string): Promise<Record<string, SetupPart>> {
  try {
    return report.parse(JSON.parse(await readFile(file, 'utf8'))).parts;
  } catch {
    // The report only explains; what is there is looked at directly.
    return {};
  }
}
