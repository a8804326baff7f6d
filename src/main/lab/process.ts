/**
 * The lab as a child process, for a window whose own runtime is too old to hold it. Started with the data folder and
 * the folder of resources as arguments.
 */
import { join } from 'node:path';
import { reportOf } from '../../shared/errors/app-error';
import { openHostedLab, type HostedLab } from '../serve/hosted-lab';
import { forkTrainer } from '../slots/fork';
import { toLab, type FromLab, type ToLab } from './process-messages';

const [home = '', resources = ''] = process.argv.slice(2);
const picking = new Map<number, (path: string | null) => void>();
let lastPick = 0;

const opening = openHostedLab({
  home,
  resources,
  host: 'window',
  spawn: forkTrainer(join(__dirname, 'trainer.js')),
  pick,
});

process.on('message', (message) => obey(toLab.parse(message)));
// A shell that was killed asks for nothing more; one that heard Ctrl-C too says itself when to close.
process.on('disconnect', end);
process.on('SIGTERM', end);
process.on('SIGINT', () => undefined);

opening.then(opened, refused);

function opened(lab: HostedLab): void {
  lab.listen((event) => tell({ type: 'event', event }));
  tell({ type: 'opened' });
}

function refused(thrown: unknown): void {
  process.send?.({ type: 'refused', error: reportOf(thrown) } satisfies FromLab, () => process.exit(1));
}

function obey(message: ToLab): void {
  switch (message.type) {
    case 'request':
      return reply(message.id, (lab) => lab.request(message.name, message.input));
    case 'offer':
      return reply(message.id, (lab) => lab.offer(message.path));
    case 'picked':
      picking.get(message.id)?.(message.path);
      picking.delete(message.id);
      return;
    case 'close':
      return end();
  }
}

function reply(id: number, ask: (lab: HostedLab) => Promise<unknown>): void {
  void opening.then(ask).then((answer) => tell({ type: 'reply', id, reply: answer }));
}

function pick(what: 'file' | 'folder'): Promise<string | null> {
  const id = ++lastPick;
  return new Promise((resolve) => {
    picking.set(id, resolve);
    tell({ type: 'pick', id, what });
  });
}

function end(): void {
  void opening.then((lab) => lab.close()).finally(() => process.exit());
}

function tell(message: FromLab): void {
  if (process.connected) process.send?.(message, () => undefined);
}
