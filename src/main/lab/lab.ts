import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { connect, type LabClient } from '../../shared/contract/client';
import type { Handlers } from '../../shared/contract/contract';
import { dispatch } from '../../shared/contract/dispatch';
import type { LabEvent } from '../../shared/contract/events';
import { prepare } from '../data/prepare';
import { openDatasetStore, type DatasetStore } from '../data/store';
import { openHistory, type History } from '../history/history';
import { modelHandlers } from '../models/handlers';
import { checkPlan } from '../plans/check';
import { planHandlers } from '../plans/handlers';
import { openSamples, type Samples } from '../samples/samples';
import { examineIn } from '../slots/examine';
import { createPool, type Pool } from '../slots/pool';
import { createQueue } from '../slots/queue';
import { createThreads } from '../slots/threads';
import type { SpawnTrainer } from '../slots/trainer';
import { studyHandlers } from '../studies/handlers';
import { openStudies, type StudyRoom } from '../studies/studies';
import { datasetHandlers } from './calls/datasets';
import { draftHandlers } from './calls/drafts';
import { runHandlers } from './calls/runs';
import { systemHandlers } from './calls/system';
import { createEvents, type Events } from './events';
import { createFileTokens, type FileTokens } from './file-tokens';
import { foldersIn, makeFolders, type Folders } from './folders';
import { createImports, type Imports } from './imports';
import { cleanPrepared } from './prepared-age';
import { createPreparation, graftWeights, type Preparation } from './prepared';
import { weights } from './resume-point';
import type { Picker } from './picker';
import { LabRunner } from './runner';
import { createStorage } from './storage';
import { clearLeftovers, emptyTrash } from './trash';

/** What a host gives the lab. */
export interface LabOptions {
  /** The data folder; made when missing. */
  home: string;
  /** Folder of what ships with the program: samples, schemas. */
  resources: string;
  host: 'window' | 'browser' | 'command-line';
  spawn: SpawnTrainer;
  /** Runs that train at the same time; as the settings say when left out. */
  slots?: number;
  /** The host's dialogs, where it has them. */
  pick?: Picker;
}

/** One lab over one data folder. */
export interface Lab {
  readonly handlers: Handlers;
  /** The same calls in this process, parsed as over any boundary. */
  readonly client: LabClient;
  subscribe(heard: (event: LabEvent) => void): () => void;
  readonly files: FileTokens;
  /** Interrupts running runs at their last committed epoch and ends every trainer; within 2 s. */
  close(): Promise<void>;
}

const DEFAULT_SLOTS = 2;

/** The rooms of the lab, each knowing only what it is given. */
interface Rooms {
  readonly options: LabOptions;
  readonly slots: number;
  readonly folders: Folders;
  readonly events: Events;
  readonly files: FileTokens;
  readonly history: History;
  readonly store: DatasetStore;
  readonly pool: Pool;
  readonly preparation: Preparation;
  readonly imports: Imports;
  readonly runner: LabRunner;
  readonly samples: Samples;
  readonly studies: StudyRoom;
}

/**
 * Opens the lab over a data folder. Runs and studies that an earlier lab left running are interrupted.
 * @throws AppError system.busy-folder, system.newer-history, system.history-damaged, system.history-lost, system.runtime-too-old
 */
export async function openLab(options: LabOptions): Promise<Lab> {
  const rooms = await openRooms(options);
  const handlers = handlersOf(rooms);
  const { events, files, pool } = rooms;
  let closing: Promise<void> | undefined;
  // Who looks at a window will train soon; a command may never. What fails here fails again where it is told.
  if (options.host !== 'command-line') pool.backend().catch(() => undefined);
  return {
    handlers,
    client: connect({
      request: (name, payload) => dispatch(handlers, name, payload),
      listen: events.subscribe,
    }),
    subscribe: events.subscribe,
    files,
    close: () => (closing ??= closeRooms(rooms)),
  };
}

async function openRooms(options: LabOptions): Promise<Rooms> {
  const folders = foldersIn(options.home);
  await makeFolders(folders);
  const history = await openHistory(folders);
  const { runs } = history;
  const slots = options.slots ?? history.settings.get().slots ?? DEFAULT_SLOTS;
  history.studies.interruptAll();
  runs.interruptAll();
  await clearLeftovers(folders);
  await emptyTrash(runs, folders, new Date());
  await cleanPrepared(folders, new Date());
  const store = await openDatasetStore(folders.datasets);
  const events = createEvents();
  const imports = createImports(store, events);
  const pool = createPool(options.spawn, slots);
  const preparation = createPreparation(runs, (plan, grafted) =>
    prepare(store, folders.prepared, plan, grafted),
  );
  const runner = openRunner({ slots, folders, history, store, events, pool, preparation });
  const samples = openSamples({
    folder: join(options.resources, 'samples'),
    tmp: folders.tmp,
    importTable: async (path, name, read) => (await imports.run(randomUUID(), path, name, read)).dataset,
  });
  const studies = openStudies({
    runner,
    runs,
    studies: history.studies,
    events,
    labelled: async (run) => (await preparation.of(runs.plan(run))).index.labelled,
    dataset: (id) => store.get(id),
    check: checkPlan,
    slots,
  });
  const files = createFileTokens();
  return {
    options,
    slots,
    folders,
    events,
    files,
    history,
    store,
    pool,
    preparation,
    imports,
    runner,
    samples,
    studies,
  };
}

type RunnerRooms = Pick<Rooms, 'slots' | 'folders' | 'history' | 'store' | 'events' | 'pool' | 'preparation'>;

function openRunner({ slots, folders, history, store, events, pool, preparation }: RunnerRooms): LabRunner {
  const { runs } = history;
  return new LabRunner({
    runs,
    events,
    pool,
    folders,
    queue: createQueue(slots),
    threads: createThreads({
      trainers: pool,
      tmp: folders.tmp,
      wanted: () => history.settings.get().threads,
    }),
    dataset: (id) => store.get(id),
    check: checkPlan,
    prepare: preparation.of,
    graftWeights: (plan) => graftWeights(runs, folders, plan),
  });
}

function handlersOf(rooms: Rooms): Handlers {
  const { options, slots, folders, events, files, history, store, pool, preparation, imports, runner } =
    rooms;
  const { runs } = history;
  return {
    ...datasetHandlers({ store, files, imports, runs, events }),
    ...draftHandlers(history.drafts, events),
    ...planHandlers({
      dataset: (id) => store.get(id),
      prepare: preparation.of,
      timed: runs.timed,
      trainers: pool,
      tmp: folders.tmp,
      programs: folders.programs,
    }),
    ...runHandlers({
      runs,
      runner,
      events,
      datasets: () => store.list(),
      labelled: async (run) => (await preparation.of(runs.plan(run))).index.labelled,
    }),
    ...studyHandlers(rooms.studies, rooms.samples, version),
    ...modelHandlers({
      run: (id) => runs.detail(id),
      bestWeights: (id) => weights(folders, id, runs.best(id)),
      prepared: (id) => preparation.of(runs.plan(id)),
      datasets: store,
      openStore: openDatasetStore,
      trainers: {
        work: pool.work,
        fresh: pool.fresh,
        examine: (job, heed) => examineIn(pool, job, heed),
      },
      examining: (job, share) => events.emit({ type: 'examine.progress', job, share }),
      files,
      places: folders,
    }),
    ...systemHandlers({
      host: options.host,
      home: folders.home,
      slots,
      pool,
      files,
      storage: createStorage(folders, () => runner.idle),
      pick: options.pick,
      settings: history.settings,
      defaultSlots: DEFAULT_SLOTS,
      setupReport: join(options.resources, '..', '.tools', 'setup.json'),
      sqlite: history.version,
      duckdb: async () => (await import('@duckdb/node-api')).version(),
      backend: () => pool.backend(),
    }),
  };
}

/** What others began is ended first, what they stand on last. */
async function closeRooms({ studies, imports, runner, pool, store, history }: Rooms): Promise<void> {
  studies.close();
  imports.close();
  await runner.close();
  await pool.close();
  await store.close();
  history.close();
}
