import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Children under way, each the leader of its own group, so that what it starts ends with it. */
const living = new Set();
const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Runs a program to its end and keeps what it said.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number, log?: string, onStart?: (end: () => void) => () => void}} options
 *   limitMs: end it after so long. log: a file that gets everything it says.
 *   onStart: gets a way to end the child early; what it returns is called when the child has ended.
 * @returns {Promise<{ok: boolean, output: string, ended: boolean}>} ended: it was cut short by us
 */
export function run(command, args, { cwd, env, limitMs, log, onStart } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    begin(child);
    let output = '';
    let ended = false;
    const end = () => {
      ended = true;
      endGroup(child);
    };
    const timer = limitMs === undefined ? undefined : setTimeout(end, limitMs);
    const stopWatching = onStart?.(end);
    const keep = (chunk) => {
      output = (output + chunk).slice(-100_000);
      if (log) write(log, chunk);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const finish = (ok) => {
      clearTimeout(timer);
      stopWatching?.();
      forget(child);
      resolve({ ok, output, ended });
    };
    child.on('error', (error) => {
      keep(String(error.message));
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

function write(log, text) {
  mkdirSync(dirname(log), { recursive: true });
  appendFileSync(log, text);
}

function endGroup(child) {
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    // It ended by itself a moment ago.
  }
}

/** While a child lives, a signal that ends us ends it too. */
function begin(child) {
  if (living.size === 0) for (const signal of Object.keys(codes)) process.on(signal, endAll);
  living.add(child);
}

function forget(child) {
  living.delete(child);
  if (living.size === 0) for (const signal of Object.keys(codes)) process.off(signal, endAll);
}

function endAll(signal) {
  for (const child of living) endGroup(child);
  process.exit(codes[signal]);
}

/** The last lines of what a program said: the part that tells why it failed. */
export function lastLines(output, count = 3) {
  return output.trim().split('\n').slice(-count).join(' / ').trim();
}
