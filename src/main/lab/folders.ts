import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where everything of a data folder lives. */
export interface Folders {
  readonly home: string;
  readonly history: string;
  readonly lock: string;
  readonly datasets: string;
  readonly prepared: string;
  /** Which executor was chosen for which program. */
  readonly programs: string;
  readonly runs: string;
  readonly exports: string;
  readonly backups: string;
  readonly tmp: string;
  readonly trash: string;
  /** Checkpoints of one run. */
  run(id: string): string;
}

export function foldersIn(home: string): Folders {
  const at = (name: string): string => join(home, name);
  return {
    home,
    history: at('history.sqlite'),
    lock: at('lock'),
    datasets: at('datasets'),
    prepared: at('prepared'),
    programs: at('programs'),
    runs: at('runs'),
    exports: at('exports'),
    backups: at('backups'),
    tmp: at('tmp'),
    trash: at('trash'),
    run: (id) => join(home, 'runs', id),
  };
}

/** Makes what is missing; only the owner can look in, because data may be private. */
export async function makeFolders(folders: Folders): Promise<void> {
  await mkdir(folders.home, { recursive: true, mode: 0o700 });
  const { datasets, prepared, runs, exports, backups, tmp, trash } = folders;
  for (const folder of [datasets, prepared, runs, exports, backups, tmp, trash]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
}
