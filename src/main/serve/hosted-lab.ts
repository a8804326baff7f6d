import type { LabOptions } from '../lab/lab';
import { doorOf, type LabDoor } from './door';
import { openReachableLab } from './reachable-lab';

/** A lab as a window's shell holds it, wherever it runs. */
export interface HostedLab extends LabDoor {
  /** Saves and ends; nothing may be asked afterwards. */
  close(): Promise<void>;
}

/**
 * Opens the lab in this process, for a window and for the command line of the same person.
 * @throws AppError what opening a lab throws
 */
export async function openHostedLab(options: LabOptions): Promise<HostedLab> {
  const { lab, close } = await openReachableLab(options);
  return { ...doorOf(lab), close };
}
