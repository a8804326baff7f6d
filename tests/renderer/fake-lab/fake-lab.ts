/**
 * A scripted lab for looking at the interface without one. It is a fake and says so: nothing here trains or reads a
 * file. It answers through the real contract, so that both ends are parsed as in the product.
 */
import type { Connection } from '../../../src/renderer/api/connection';
import { connect } from '../../../src/shared/contract/client';
import { dispatch } from '../../../src/shared/contract/dispatch';
import type { LabEvent } from '../../../src/shared/contract/events';
import { fakeHandlers } from './handlers';
import { epochOf } from './runs';
import type { Scene } from './scene';

export interface FakeLab {
  readonly connection: Connection;
  readonly scene: Scene;
  emit(event: LabEvent): void;
  /** Calls that were made, in order. */
  readonly calls: { name: string; payload: unknown }[];
  online(now: boolean): void;
}

export function createFakeLab(scene: Scene): FakeLab {
  const heard = new Set<(event: unknown) => void>();
  const watchers = new Set<(online: boolean) => void>();
  const calls: FakeLab['calls'] = [];
  const emit = (event: LabEvent): void => heard.forEach((one) => one(event));
  const handlers = fakeHandlers(scene, emit);
  const client = connect({
    request: (name, payload) => {
      calls.push({ name, payload });
      return dispatch(handlers, name, payload);
    },
    listen: (one) => {
      heard.add(one);
      return () => heard.delete(one);
    },
  });
  const connection: Connection = {
    host: 'browser',
    client,
    offer: (file) =>
      Promise.resolve({
        token: file.name.endsWith('.csv') ? 'table' : 'binary',
        name: file.name,
        bytes: file.size,
      }),
    watch: (seen) => {
      seen(true);
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
  };
  return { connection, scene, emit, calls, online: (now) => watchers.forEach((seen) => seen(now)) };
}

/** Lets the running runs of a scene go on: one more epoch each. */
export function step(lab: FakeLab): void {
  for (const run of lab.scene.runs.values()) {
    if (run.status !== 'running' || run.epochsDone >= run.epochs) continue;
    const epoch = epochOf(run.plan, run.seed, run.epochsDone + 1);
    lab.scene.runs.set(run.id, { ...run, epochsDone: epoch.epoch, epochsLog: [...run.epochsLog, epoch] });
    lab.emit({ type: 'run.epoch', run: run.id, epoch });
    lab.emit({
      type: 'run.progress',
      progress: {
        run: run.id,
        epoch: epoch.epoch + 1,
        epochs: run.epochs,
        batch: 2,
        batches: 5,
        rowsPerSecond: 18_400,
        secondsLeft: (run.epochs - epoch.epoch) * 0.21,
      },
    });
  }
}
