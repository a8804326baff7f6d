import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../src/shared/contract/client';
import { contract, type CallOutput, type Handlers } from '../../../src/shared/contract/contract';
import type { LabEvent } from '../../../src/shared/contract/events';
import { AppError } from '../../../src/shared/errors/app-error';
import { doorOf } from '../../../src/main/serve/door';
import { createEvents } from '../../../src/main/lab/events';
import { createFileTokens } from '../../../src/main/lab/file-tokens';
import type { Lab } from '../../../src/main/lab/lab';

export interface FakeLab {
  readonly lab: Lab;
  readonly home: string;
  emit(event: LabEvent): void;
  remove(): Promise<void>;
}

/**
 * A fake: a lab that only says what it is and refuses all else, for tests of the ways to a lab. The file tokens,
 * the events and the parsing at the door are the real ones.
 * @param folder name of its data folder inside a temporary one
 */
export async function fakeLab(folder = 'home'): Promise<FakeLab> {
  const above = await mkdtemp(join(tmpdir(), 'espalier-serve-'));
  const home = join(above, folder);
  await mkdir(join(home, 'tmp'), { recursive: true, mode: 0o700 });
  const events = createEvents();
  const files = createFileTokens();
  const handlers = fakeHandlers(home);
  const door = doorOf({ handlers, files, subscribe: events.subscribe });
  const lab: Lab = {
    handlers,
    files,
    subscribe: events.subscribe,
    client: connect(door),
    close: () => Promise.resolve(),
  };
  return { lab, home, emit: events.emit, remove: () => rm(above, { recursive: true, force: true }) };
}

function fakeHandlers(home: string): Handlers {
  const refuse = (): never => {
    throw new AppError('run.unknown', { run: 'a fake lab has none' });
  };
  const all = Object.fromEntries(Object.keys(contract).map((name) => [name, refuse]));
  const info: CallOutput<'system.info'> = {
    version: 'fake',
    host: 'browser',
    home,
    nextHome: null,
    homeFixed: true,
    slots: 2,
    settings: { slots: null, threads: null },
    defaultSlots: 2,
    cores: 2,
    backend: null,
    language: 'en',
  };
  return { ...all, 'system.info': () => info } as unknown as Handlers;
}
