import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lives } from '../../scripts/setup/lives.mjs';
import { freshPlaces } from './fresh-places';

// No network: the step under test makes two small files in a temporary folder.
const program = fileURLToPath(new URL('samples/slow-setup.mjs', import.meta.url));
let fresh: ReturnType<typeof freshPlaces>;

beforeEach(() => {
  fresh = freshPlaces();
});
afterEach(() => fresh.remove());

function start(slow: string): ChildProcess {
  return spawn(process.execPath, [program, fresh.places.root], {
    env: { ...process.env, XDG_CACHE_HOME: join(fresh.folder, 'cache'), SLOW: slow },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function says(child: ChildProcess, word: string): Promise<void> {
  for await (const chunk of child.stdout ?? []) if (String(chunk).includes(word)) return;
  throw new Error(`it ended without saying ${word}`);
}

async function appears(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  const watcher = watch(folder);
  while (!existsSync(file) || readFileSync(file, 'utf8') === '') await once(watcher, 'change');
  watcher.close();
  return readFileSync(file, 'utf8');
}

test('killed in the middle of a step, set-up leaves nothing that looks whole, and the next one completes', async () => {
  const killed = start('here');
  await says(killed, 'half');
  killed.kill('SIGKILL');
  await once(killed, 'close');

  expect(existsSync(join(fresh.places.cache, 'two-files'))).toBe(false);
  expect(existsSync(fresh.places.report)).toBe(false);
  expect(readdirSync(fresh.places.cache)).toEqual([`two-files.${killed.pid}.making`]);

  // The killed one's lock is still there; its owner no longer lives, so it does not count.
  expect(existsSync(join(fresh.places.tools, 'setup.lock'))).toBe(true);
  const next = start('');
  await says(next, 'whole');
  await once(next, 'close');

  expect(readdirSync(fresh.places.cache)).toEqual(['two-files']);
  expect(readdirSync(join(fresh.places.cache, 'two-files'))).toEqual(['first', 'second']);
  expect(JSON.parse(readFileSync(fresh.places.report, 'utf8'))).toEqual({
    format: 1,
    parts: { 'two-files': { state: 'ready', detail: 'two files' } },
  });
});

test('Ctrl-C ends what set-up has started, too', async () => {
  const interrupted = start('child');
  const grandchild = Number(await appears(fresh.places.cache, 'child-pid'));
  expect(lives(grandchild)).toBe(true);

  interrupted.kill('SIGINT');
  const [code] = await once(interrupted, 'close');

  expect(code).toBe(128 + 2);
  await expect.poll(() => lives(grandchild)).toBe(false);
  expect(existsSync(join(fresh.places.cache, 'two-files'))).toBe(false);
});

test('two set-ups at once make the part once: the second waits for the first', async () => {
  const children = [start(''), start('')];
  const ends = children.map((child) => once(child, 'close'));
  await Promise.all(children.map((child) => says(child, 'whole')));
  expect(await Promise.all(ends)).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(readdirSync(fresh.places.cache)).toEqual(['two-files']);
});
