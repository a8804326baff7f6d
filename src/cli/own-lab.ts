import { join } from 'node:path';
import type { LabOptions } from '../main/lab/lab';
import { openReachableLab, type ReachableLab } from '../main/serve/reachable-lab';
import { forkTrainer } from '../main/slots/fork';

/** Where this program's own files are: commands run from `out/main`. */
export const programFolder = join(__dirname, '..', '..');

/**
 * The lab over a data folder in this process, with Node children as trainers.
 * @throws AppError system.busy-folder, system.newer-history, system.history-damaged
 */
export function openOwnLab(home: string, host: LabOptions['host']): Promise<ReachableLab> {
  const resources = join(programFolder, 'resources');
  return openReachableLab({ home, resources, host, spawn: forkTrainer(join(__dirname, 'trainer.js')) });
}
