import { openLab, type Lab, type LabOptions } from '../lab/lab';
import { listenLocally } from './local-socket';

/** A lab in this process that other processes of the same person can reach. */
export interface ReachableLab {
  readonly lab: Lab;
  /** Saves and ends; nothing may be asked afterwards. */
  close(): Promise<void>;
}

/**
 * Opens the lab over a data folder, and its local socket, as every host does.
 * @throws AppError what opening a lab throws
 */
export async function openReachableLab(options: LabOptions): Promise<ReachableLab> {
  const lab = await openLab(options);
  const socket = await listenLocally(lab, options.home);
  return {
    lab,
    async close() {
      await socket.close();
      await lab.close();
    },
  };
}
