import type { HostedLab } from '../serve/hosted-lab';
import { openInChild } from './lab-in-child';
import type { LabPlace } from './lab-place';

/** The database's native part needs this N-API; an older runtime does not refuse it but dies. */
const NEEDED_NAPI = 10;

/**
 * Opens the lab in this process, where this Electron can hold it, else in a child process of a newer Node. Nothing
 * above knows the difference.
 * @throws AppError what opening a lab throws, system.runtime-too-old
 */
export async function openLabFor(place: LabPlace): Promise<HostedLab> {
  if (Number(process.versions['napi']) < NEEDED_NAPI) return openInChild(place);
  const { openHere } = await import('./lab-here');
  return openHere(place);
}
