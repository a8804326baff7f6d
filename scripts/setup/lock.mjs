import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lives } from './lives.mjs';
import { say } from './talk.mjs';

/**
 * Does the work while no other process does the same in this checkout; waits for one that does.
 * A lock whose owner no longer lives does not count.
 *
 * @template T
 * @param {string} file the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  await take(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function take(file) {
  mkdirSync(dirname(file), { recursive: true });
  for (let said = false; !tryTake(file); said = true) {
    const owner = ownerOf(file);
    if (owner !== undefined && !lives(owner)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!said) {
      say({
        en: `Another set-up or build is under way here (process ${owner}); waiting for it.`,
        zh: `此处已有另一个安装或构建在进行（进程 ${owner}），正在等待。`,
      });
    }
    await pause(300);
  }
}

function tryTake(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The owner's process number; undefined while it is just writing it, or has just let go. */
function ownerOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
