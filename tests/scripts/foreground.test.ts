import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('samples/foreground.mjs', import.meta.url));
const start = (code: string) =>
  spawn(process.execPath, [program, code], { stdio: ['ignore', 'pipe', 'inherit'] });

test("a program's exit code becomes ours", async () => {
  const [code] = await once(start('process.exit(7)'), 'close');
  expect(code).toBe(7);
});

test('a program that a signal ended gives 128 and the number of the signal', async () => {
  const [code] = await once(start("process.kill(process.pid, 'SIGKILL')"), 'close');
  expect(code).toBe(128 + 9);
});

test('an interrupt reaches the program once, though it reaches us twice', async () => {
  const child = start(`
    let seen = 0;
    process.on('SIGINT', () => {
      seen += 1;
      console.log('seen');
      setTimeout(() => process.exit(40 + seen), 200);
    });
    console.log('ready');
    setInterval(() => undefined, 1000);
  `);
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  await once(child.stdout, 'data');
  child.kill('SIGINT');
  const [code] = await once(child, 'close');
  expect(code).toBe(40 + 1);
});
