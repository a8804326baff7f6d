/**
 * Exports a run and, at the Nth call that changes the disk, kills this process or lets the call fail for want of
 * space. Arguments: `kill` or `full`, N. First line of output: the data folder. Second, when alive: how it ended.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { modelHandlers } from '../../../src/main/models/handlers';
import { reportOf } from '../../../src/shared/errors/app-error';
import { verifyExport } from '../../../src/worker/export/verify';
import { aroundModel, RUN } from './trained';

const [mode, at] = process.argv.slice(2);
let calls = 0;
let armed = false;

function disturb(): void {
  if (!armed || ++calls !== Number(at)) return;
  if (mode === 'kill') process.kill(process.pid, 'SIGKILL');
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC', syscall: 'write' });
}

/** Puts `disturb` before a method; opening a file only to read it changes nothing. */
function watch(owner: object, name: string): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`no ${name} to watch`);
  const promised = owner === fs ? null : Promise;
  Reflect.set(owner, name, function (this: unknown, ...given: unknown[]): unknown {
    try {
      if (!name.startsWith('open') || given[1] !== 'r') disturb();
    } catch (thrown) {
      if (promised) return promised.reject(thrown);
      throw thrown;
    }
    return Reflect.apply(original, this, given);
  });
}

async function watchDisk(): Promise<void> {
  for (const name of ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'renameSync']) watch(fs, name);
  for (const name of ['mkdir', 'mkdtemp', 'writeFile', 'open']) watch(promises, name);
  const handle = await promises.open(process.execPath, 'r');
  for (const name of ['appendFile', 'writeFile', 'sync'])
    watch(Object.getPrototypeOf(handle) as object, name);
  await handle.close();
}

async function main(): Promise<void> {
  const around = aroundModel({
    fresh: verifyExport,
    openStore: () => Promise.reject(new Error('not needed here')),
  });
  fs.writeSync(1, `${around.home}\n`);
  await watchDisk();
  armed = true;
  const ended = await Promise.resolve(modelHandlers(around.deps)['exports.create']({ run: RUN })).then(
    () => ({ done: true, calls }),
    (thrown: unknown) => ({ done: false, ...reportOf(thrown) }),
  );
  armed = false;
  fs.writeSync(1, `${JSON.stringify(ended)}\n`);
}

void main();
