import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const passed = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** One key press can reach us twice: from the terminal and again through npm. */
const sameKeyMs = 500;

/**
 * Runs a program in our place: it has our terminal, gets each signal once, and its end is ours.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void}} options
 *   onOutput: sees what it prints on standard output, which goes on to ours
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export function inForeground(command, args, { cwd, env, onOutput } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ['inherit', onOutput ? 'pipe' : 'inherit', 'inherit'],
      // In a group of its own a key press reaches it only through us.
      detached: process.platform !== 'win32',
    });
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      process.stdout.write(text);
      onOutput(text);
    });
    const stop = passSignals(child);
    child.on('error', (error) => {
      stop();
      reject(error);
    });
    child.on('close', (code, signal) => {
      stop();
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

function passSignals(child) {
  const last = {};
  const pass = (signal) => {
    const now = Date.now();
    if (now - (last[signal] ?? 0) > sameKeyMs) child.kill(signal);
    last[signal] = now;
  };
  for (const signal of passed) process.on(signal, pass);
  return () => passed.forEach((signal) => process.off(signal, pass));
}
