import type { FromTrainer } from '../shared/trainer-messages';

/** The line to whoever started this process: a Node parent, or Electron's main process. */
export interface Lifeline {
  tell(message: FromTrainer): void;
  hear(heard: (message: unknown) => void): void;
  /** Ends this process once all that was told has been sent. */
  leave(code: number): void;
  /** Called when the parent is no more; a trainer without one has nothing to train for. */
  gone(left: () => void): void;
}

/** What Electron gives a utility process instead of `process.send`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', heard: (event: { data: unknown }) => void): void;
  on(event: 'close', left: () => void): void;
}

const ORPHAN_CHECK_MS = 500;

export function lifeline(): Lifeline {
  const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
  return port ? electronLine(port) : nodeLine();
}

function electronLine(port: ParentPort): Lifeline {
  return {
    tell: (message) => port.postMessage(message),
    leave: (code) => process.exit(code),
    hear: (heard) => port.on('message', (event) => heard(event.data)),
    gone(left) {
      port.on('close', left);
      whenOrphaned(left);
    },
  };
}

function nodeLine(): Lifeline {
  return {
    tell: (message) => {
      if (process.connected) process.send?.(message);
    },
    // Messages are sent in order: when this one has left, so have all before it.
    leave: (code) => {
      if (!process.connected) process.exit(code);
      process.send?.({ type: 'heartbeat' }, () => process.exit(code));
    },
    hear: (heard) => process.on('message', heard),
    gone(left) {
      process.on('disconnect', left);
      whenOrphaned(left);
    },
  };
}

/** A parent that was killed may leave its channel half open; its process number changes all the same. */
function whenOrphaned(left: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) left();
  }, ORPHAN_CHECK_MS).unref();
}
