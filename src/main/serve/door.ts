import { dispatch } from '../../shared/contract/dispatch';
import type { Reply } from '../../shared/contract/contract';
import { reportOf } from '../../shared/errors/app-error';
import type { Lab } from '../lab/lab';

/** The lab as hosts reach it: plain data in, plain data out, wherever the lab itself runs. */
export interface LabDoor {
  /** @returns a `Reply`; whoever asked parses it */
  request(name: unknown, input: unknown): Promise<unknown>;
  /** Calls back for every event until the returned function is called. */
  listen(heard: (event: unknown) => void): () => void;
  /**
   * Takes in a file by its path; only for those who may name paths: the window's own drops, a person's command line.
   * @returns a `Reply` with a `FileToken`
   */
  offer(path: string): Promise<unknown>;
}

/** The door of a lab in this process. */
export function doorOf(lab: Pick<Lab, 'handlers' | 'subscribe' | 'files'>): LabDoor {
  return {
    request: (name, input) => dispatch(lab.handlers, name, input),
    listen: (heard) => lab.subscribe(heard),
    offer: (path) => replyTo(lab.files.issue(path)),
  };
}

async function replyTo(answer: Promise<unknown>): Promise<Reply> {
  try {
    return { ok: true, value: await answer };
  } catch (thrown) {
    return { ok: false, error: reportOf(thrown) };
  }
}
