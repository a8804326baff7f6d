import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint, writeCheckpoint, type Checkpoint } from '../../../src/worker/checkpoint/checkpoint';
import { layOut } from '../../../src/worker/model/parameter';

const specs = layOut([
  { name: 'trunk 1/kernel', shape: [2, 2], begins: 'glorot', role: 'trunk' },
  { name: 'trunk 1/bias', shape: [2], begins: 0, role: 'trunk' },
  { name: 'head 1/kernel', shape: [2, 1], begins: 'glorot', role: 'head', task: '1' },
]);
const state: Pick<Checkpoint, 'counters' | 'parameters' | 'slots'> = {
  counters: { epoch: 12, seed: 7, bestEpoch: 9, bestLoss: 0.1 + 0.2 },
  parameters: Float32Array.of(1, -0, 3e38, 1e-45, NaN, 6, 7, 8),
  slots: new Map([
    ['m', Float32Array.of(8, 7, 6, 5, 4, 3, 2, 1)],
    ['powers', Float32Array.of(0.9, 0.999)],
  ]),
};

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'espalier-checkpoint-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a checkpoint', () => {
  it('gives back parameters, slots and counters to the bit, -0 and NaN too', async () => {
    const { file, sha256 } = writeCheckpoint(folder, specs, state);
    const read = await readCheckpoint(join(folder, file), sha256);
    const bits = (values: Float32Array): number[] => [...new Uint32Array(values.slice().buffer)];
    expect(bits(read.parameters)).toEqual(bits(state.parameters));
    expect([...read.slots.keys()]).toEqual(['m', 'powers']);
    expect(bits(read.slots.get('powers')!)).toEqual(bits(state.slots.get('powers')!));
    expect(read.counters).toEqual(state.counters);
    expect(read.named.get('trunk 1/bias')).toEqual({ shape: [2], data: Float32Array.of(NaN, 6) });
  });

  it('says which bytes it is, under a name of its own each time', () => {
    const [first, second] = [writeCheckpoint(folder, specs, state), writeCheckpoint(folder, specs, state)];
    const bytes = readFileSync(join(folder, first.file));
    expect(first).toMatchObject({ epoch: 12, bytes: bytes.length });
    expect(first.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(second.sha256).toBe(first.sha256);
    expect(second.file).not.toBe(first.file);
    expect(readdirSync(folder).sort()).toEqual([first.file, second.file].sort());
  });

  it('with one bit changed anywhere, cut short, or gone, is damaged and never read', async () => {
    const { file, sha256 } = writeCheckpoint(folder, specs, state);
    const path = join(folder, file);
    const whole = readFileSync(path);
    const damaged = expect.objectContaining({ code: 'run.checkpoint-damaged' });
    for (let place = 0; place < whole.length; place += 7) {
      const changed = Buffer.from(whole);
      changed[place] = changed[place]! ^ (1 << (place % 8));
      writeFileSync(path, changed);
      await expect(readCheckpoint(path, sha256)).rejects.toEqual(damaged);
    }
    writeFileSync(path, whole.subarray(0, whole.length - 1));
    await expect(readCheckpoint(path, sha256)).rejects.toEqual(damaged);
    await expect(readCheckpoint(join(folder, 'gone.ckpt'), sha256)).rejects.toEqual(damaged);
  });

  it('that is whole but something else is damaged too', async () => {
    writeFileSync(join(folder, 'x.ckpt'), 'not tensors');
    const sha256 = createHash('sha256').update('not tensors').digest('hex');
    const read = readCheckpoint(join(folder, 'x.ckpt'), sha256);
    await expect(read).rejects.toMatchObject({ code: 'run.checkpoint-damaged' });
  });

  it('that cannot be written says so with the reason of the system, and leaves nothing half done', () => {
    writeFileSync(join(folder, 'file'), '');
    const write = (): unknown => writeCheckpoint(join(folder, 'file'), specs, state);
    expect(write).toThrow(expect.objectContaining({ code: 'file.write-failed' }));
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
