import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { parts } from '../harness/parts';
import { z } from '../../../src/shared/zod';

const run = promisify(execFile);
const answer = z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())]));

/** What each head says about a row: a number, or the probability of each class. */
export type PlainAnswer = z.infer<typeof answer>;

/**
 * Takes an exported folder elsewhere, beside nothing but the package @tensorflow/tfjs, and asks it about one row by the
 * program that lies in it.
 * @param row a cell a column
 */
export async function askPlainTfjs(
  exported: string,
  row: Readonly<Record<string, string>>,
): Promise<PlainAnswer> {
  const away = await mkdtemp(join(tmpdir(), 'espalier-away-'));
  try {
    await cp(exported, join(away, 'model'), { recursive: true });
    const packages = dirname(
      dirname(dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs/package.json'))),
    );
    await symlink(packages, join(away, 'node_modules'));
    const csv = join(away, 'row.csv');
    await writeFile(csv, `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`);
    const { stdout } = await run(parts().node, [join(away, 'model', 'predict.mjs'), csv], { cwd: away });
    return answer.parse(JSON.parse(stdout));
  } finally {
    await rm(away, { recursive: true, force: true });
  }
}
