import { join } from 'node:path';
import { openHostedLab, type HostedLab } from '../serve/hosted-lab';
import type { LabPlace } from './lab-place';
import { utilityTrainer } from './utility-trainer';

/** The lab in this process, with utility processes as trainers. Loads native parts: see `openLabFor`. */
export function openHere({ home, program, pick }: LabPlace): Promise<HostedLab> {
  return openHostedLab({
    home,
    resources: join(program, 'resources'),
    host: 'window',
    spawn: utilityTrainer(join(program, 'out', 'main', 'trainer.js')),
    pick,
  });
}
