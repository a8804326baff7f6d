// needs: native
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { stream } from '../../src/shared/random/stream';
import { soMany } from '../sweep';
import { examplePlan } from './example-data';
import { metricsOf, workplace, type Ended, type Epoch, type Workplace } from './run/workplace';
import { buildTrainer, converse, type Conversation } from './trainer-program';

const KILLS = soMany(4, 12);
const EPOCHS = 150;

let program: Awaited<ReturnType<typeof buildTrainer>>;
let at: Workplace;
let trainer: Conversation | undefined;
beforeAll(async () => {
  program = await buildTrainer();
  at = workplace();
});
afterAll(async () => {
  await program.remove();
  at.remove();
});

afterEach(() => trainer?.kill());

const plan = examplePlan({
  design: { trunk: [{ units: 16, dropout: 0.2 }, { units: 8 }] },
  budget: { epochs: EPOCHS, patience: EPOCHS },
});

interface Spell {
  readonly epochs: Epoch[];
  readonly ended: Ended | undefined;
}

/** Trains from where these epochs ended, in a new process, which is killed at a random moment after so many more. */
async function spell(done: readonly Epoch[], more: number, delayMs: number): Promise<Spell> {
  trainer = converse(program.entry);
  await trainer.next(({ type }) => type === 'ready');
  trainer.send({ type: 'start', job: at.job(plan, { resume: at.resume(done) }) });
  const enough = (epoch: number): boolean => epoch >= done.length + more;
  await trainer.next(
    (message) => message.type === 'ended' || (message.type === 'epoch' && enough(message.epoch)),
  );
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  await trainer.kill();
  return {
    epochs: trainer.heard.filter((message) => message.type === 'epoch'),
    ended: trainer.heard.find((message) => message.type === 'ended'),
  };
}

it(`a run whose process is killed ${KILLS} times at random moments equals one that was left alone, to the bit`, async () => {
  const alone = await spell([], Infinity, 0);
  const random = stream(17, 'sample');
  const epochs: Epoch[] = [];
  let last: Spell | undefined;
  let kills = 0;
  while (!last?.ended) {
    const more = kills < KILLS ? 1 + random.below(16) : Infinity;
    last = await spell(epochs, more, random.below(25));
    epochs.push(...last.epochs);
    kills += 1;
  }
  expect(kills).toBeGreaterThan(KILLS / 2);
  expect(epochs.map(({ epoch }) => epoch)).toEqual(Array.from({ length: EPOCHS }, (_, i) => i + 1));
  expect(metricsOf(epochs)).toBe(metricsOf(alone.epochs));
  expect(epochs.map(({ checkpoint }) => checkpoint?.sha256)).toEqual(
    alone.epochs.map(({ checkpoint }) => checkpoint?.sha256),
  );
  expect(last.ended).toEqual(alone.ended);
  const folder = dirname(at.fileOf(epochs[0]!).path);
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(epochs.map(({ checkpoint }) => checkpoint?.file)),
  );
}, 240_000);
