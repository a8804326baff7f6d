import { utilityProcess } from 'electron';
import type { SpawnTrainer } from '../slots/trainer';

/**
 * Trainers as Electron's utility processes: Node without a window, in a process of its own.
 * @param entry file of the built trainer
 */
export function utilityTrainer(entry: string): SpawnTrainer {
  return (environment) => {
    const child = utilityProcess.fork(entry, [], {
      env: environment,
      // A child would inherit the options of this process, such as a debugger's port.
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit'],
      serviceName: 'Espalier trainer',
      allowLoadingUnsignedLibraries: false,
    });
    const gone = new Promise<number>((resolve) => child.once('exit', resolve));
    return {
      get pid() {
        return child.pid;
      },
      send: (message) => child.postMessage(message),
      onMessage: (heard) => child.on('message', heard),
      onExit: (left) => void gone.then((code) => left(code, null)),
      kill() {
        // Electron's own `kill` asks politely, which a process busy in native code does not hear.
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
      },
    };
  };
}
