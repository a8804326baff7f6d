import { fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { SpawnTrainer } from './trainer';

/**
 * Trainers as child processes of Node.
 * @param entry file of the built trainer
 */
export function forkTrainer(entry: string): SpawnTrainer {
  return (environment) => {
    const child = fork(entry, [], {
      env: environment,
      // A child would inherit the options of this process, such as a debugger's port.
      execArgv: [],
      // JSON has no NaN.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let asked = false;
    const lastWords = tailOf(child.stderr);
    const gone = new Promise<[number | null, string | null]>((resolve) => {
      child.once('exit', (code, signal) => {
        if (!asked && isCrash(code, signal)) process.stderr.write(lastWords());
        resolve([code, signal]);
      });
      child.once('error', () => resolve([null, null]));
    });
    return {
      pid: child.pid,
      send(message) {
        asked ||= message.type === 'shutdown';
        // A process that is just ending hears nothing more; its exit tells.
        if (child.connected) child.send(message, () => undefined);
      },
      onMessage: (heard) => child.on('message', heard),
      onExit: (left) => void gone.then(([code, signal]) => left(code, signal)),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** TensorFlow greets everyone on standard error; of interest is only what stood there last before a crash. */
const TAIL_LENGTH = 4000;

function tailOf(stream: Readable | null): () => string {
  let tail = '';
  stream?.setEncoding('utf8').on('data', (text: string) => (tail = (tail + text).slice(-TAIL_LENGTH)));
  return () => tail;
}

/** Whether it ended by a fault of its own: not well, and not by being killed. */
function isCrash(code: number | null, signal: string | null): boolean {
  return signal === null ? code !== 0 : signal !== 'SIGKILL' && signal !== 'SIGTERM';
}
