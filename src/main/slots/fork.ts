import { fork } from 'node:child_process';
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
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const gone = new Promise<[number | null, string | null]>((resolve) => {
      child.once('exit', (code, signal) => resolve([code, signal]));
      child.once('error', () => resolve([null, null]));
    });
    return {
      pid: child.pid,
      send(message) {
        // A process that is just ending hears nothing more; its exit tells.
        if (child.connected) child.send(message, () => undefined);
      },
      onMessage: (heard) => child.on('message', heard),
      onExit: (left) => void gone.then(([code, signal]) => left(code, signal)),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
