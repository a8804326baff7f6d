import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/errors/app-error';
import type { CheckpointRef } from '../../shared/trainer-messages';
import { z } from '../../shared/zod';
import type { ParameterSpec } from '../model/parameter';
import { decodeTensors, encodeTensors, type NamedTensor } from './safetensors';
import { writeAside } from './write-aside';

/** Where a run stands after an epoch; with the parameters and slots, all that going on to the bit needs. */
export const counters = z.object({
  epoch: z.number().int(),
  seed: z.number().int(),
  bestEpoch: z.number().int().nullable(),
  /** Loss of the best epoch that later epochs must beat; null before the first. */
  bestLoss: z.number().nullable(),
  /** Of a schedule that waits for plateaus: epochs of the present one, and what earlier ones left of the rate. */
  plateau: z.object({ since: z.number().int(), left: z.number() }).optional(),
});
export type Counters = z.infer<typeof counters>;

export interface Checkpoint {
  readonly counters: Counters;
  /** The flat parameter vector. */
  readonly parameters: Float32Array;
  /** Optimizer state by slot name. */
  readonly slots: ReadonlyMap<string, Float32Array>;
  /** The same parameters by name and shape, as the file holds them. */
  readonly named: ReadonlyMap<string, NamedTensor>;
}

/** What is written of it. */
export type CheckpointState = Pick<Checkpoint, 'counters' | 'parameters' | 'slots'>;

const FORMAT = '1';
const SLOT = 'slot:';

/** Writes `epoch-<n>-<random>.ckpt` into the run's folder; whole and flushed when it returns. */
export function writeCheckpoint(
  folder: string,
  specs: readonly ParameterSpec[],
  state: CheckpointState,
): CheckpointRef {
  const tensors = new Map<string, NamedTensor>();
  for (const spec of specs) {
    tensors.set(spec.name, {
      shape: spec.shape,
      data: state.parameters.subarray(spec.offset, spec.offset + spec.size),
    });
  }
  for (const [name, data] of state.slots) tensors.set(SLOT + name, { shape: [data.length], data });
  const bytes = encodeTensors(tensors, { format: FORMAT, counters: JSON.stringify(state.counters) });
  const file = `epoch-${String(state.counters.epoch).padStart(6, '0')}-${randomBytes(4).toString('hex')}.ckpt`;
  writeAside(join(folder, file), bytes);
  return {
    epoch: state.counters.epoch,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  };
}

/**
 * Reads a checkpoint whose bytes are the ones that were written.
 * @throws run.checkpoint-damaged when the file is missing, its hash differs, or it is not a checkpoint
 */
export async function readCheckpoint(path: string, sha256: string): Promise<Checkpoint> {
  const damaged = new AppError('run.checkpoint-damaged', {
    checkpoint: basename(path),
    run: basename(join(path, '..')),
  });
  const bytes = await readFile(path).catch(() => {
    throw damaged;
  });
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw damaged;
  try {
    return checkpointOf(bytes);
  } catch {
    throw damaged;
  }
}

function checkpointOf(bytes: Buffer): Checkpoint {
  const { tensors, metadata } = decodeTensors(bytes);
  const named = new Map([...tensors].filter(([name]) => !name.startsWith(SLOT)));
  const slots = new Map(
    [...tensors]
      .filter(([name]) => name.startsWith(SLOT))
      .map(([name, { data }]) => [name.slice(SLOT.length), data]),
  );
  return {
    counters: counters.parse(JSON.parse(metadata['counters'] ?? '')),
    parameters: joined([...named.values()]),
    slots,
    named,
  };
}

function joined(tensors: readonly NamedTensor[]): Float32Array {
  const flat = new Float32Array(tensors.reduce((sum, { data }) => sum + data.length, 0));
  let offset = 0;
  for (const { data } of tensors) {
    flat.set(data, offset);
    offset += data.length;
  }
  return flat;
}
