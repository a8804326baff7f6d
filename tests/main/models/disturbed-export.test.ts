import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle, type Ended, type Program } from '../../bundle';
import { RUN } from './trained';

const AT_ONCE = 2;

let program: Program;
/** An export that nobody disturbed: its files, and how many calls changed the disk. */
let whole: Record<string, string>;
let calls: number;

beforeAll(async () => {
  program = await bundle(new URL('disturbed-export.ts', import.meta.url));
  await disturbed('kill', 0, (home, { output }) => {
    whole = files(join(home, 'exports', RUN));
    calls = (JSON.parse(output.split('\n')[1] ?? '') as { calls: number }).calls;
  });
});
afterAll(() => program.remove());

/** Runs the export, disturbed at one call, shows its data folder and removes it. */
async function disturbed(
  mode: 'kill' | 'full',
  at: number,
  see: (home: string, ended: Ended) => void,
): Promise<void> {
  const ended = await program.run([mode, String(at)]);
  const home = ended.output.split('\n')[0] ?? '';
  if (!existsSync(home)) throw new Error(ended.errors);
  try {
    see(home, ended);
  } finally {
    rmSync(home, { recursive: true });
  }
}

/** Every call from the first to the last, a few processes at once. */
async function atEveryCall(
  mode: 'kill' | 'full',
  see: (home: string, ended: Ended, at: number) => void,
): Promise<void> {
  let next = 1;
  const one = async (): Promise<void> => {
    for (let at = next++; at <= calls; at = next++)
      await disturbed(mode, at, (home, ended) => see(home, ended, at));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function files(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );
}

function namesIn(home: string, folder: 'exports' | 'tmp'): string[] {
  return existsSync(join(home, folder))
    ? readdirSync(join(home, folder), { recursive: true, encoding: 'utf8' })
    : [];
}

describe('an export', () => {
  it('that is killed before any call that changes the disk leaves nothing or all of it', async () => {
    let finished = 0;
    await atEveryCall('kill', (home, { signal }, at) => {
      expect(signal, `call ${at}`).toBe('SIGKILL');
      if (namesIn(home, 'exports').length > 0) {
        finished++;
        expect(files(join(home, 'exports', RUN)), `call ${at}`).toEqual(whole);
      }
    });
    expect(calls).toBeGreaterThan(15);
    // Only after the last rename: opening and flushing the folder it went to.
    expect(finished).toBeLessThanOrEqual(2);
  }, 300_000);

  it('that finds the disk full at any call says so and leaves nothing', async () => {
    await atEveryCall('full', (home, { output, errors }, at) => {
      const ended = JSON.parse(output.split('\n')[1] ?? JSON.stringify({ errors })) as object;
      expect(ended, `call ${at}`).toMatchObject({
        done: false,
        code: 'file.write-failed',
        details: { reason: 'ENOSPC' },
      });
      expect([...namesIn(home, 'tmp'), ...namesIn(home, 'exports')], `call ${at}`).toEqual([]);
    });
  }, 300_000);
});
