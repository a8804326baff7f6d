import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHistory } from '../../../src/main/history/history';
import { openLab } from '../../../src/main/lab/lab';
import { forkTrainer } from '../../../src/main/slots/fork';
import { labEvent, type LabEvent } from '../../../src/shared/contract/events';
import { plan, type Plan } from '../../../src/shared/plan';
import { stream } from '../../../src/shared/random/stream';
import type { EpochMetrics, RunDetail } from '../../../src/shared/run';
import { soMany } from '../../sweep';
import { temporaryHome } from '../history/example';
import { buildTrainer, type Programs } from './trainer';

const KILLS = soMany(8, 25);
const resources = fileURLToPath(new URL('../../../resources', import.meta.url));

let programs: Programs;
let home: Awaited<ReturnType<typeof temporaryHome>>;

beforeAll(async () => {
  programs = await buildTrainer();
});
afterAll(() => programs.remove());
beforeEach(async () => {
  home = await temporaryHome();
});
afterEach(() => home[Symbol.asyncDispose]());

async function importedPlan(): Promise<Plan> {
  const lab = await openLab({
    home: home.home,
    resources,
    host: 'command-line',
    spawn: forkTrainer(programs.entry),
  });
  const rows = Array.from({ length: 400 }, (_, i) =>
    [Math.sin(i), Math.cos(2.3 * i), Math.sin(i) * Math.cos(2.3 * i)].join(','),
  );
  const path = join(home.tmp, 'table.csv');
  await writeFile(path, ['a,b,y', ...rows].join('\n') + '\n');
  const { token } = await lab.files.issue(path);
  const { dataset } = await lab.client.call('datasets.import', { job: 'j', token, options: {} });
  await lab.close();
  return plan.parse({
    name: 'killed',
    dataset: dataset.id,
    recipe: { columns: {}, otherwise: 'input', split: { kind: 'random' } },
    tasks: [{ name: 'y', targets: ['y'], kind: 'number' }],
    design: { trunk: [{ units: 8, activation: 'tanh', dropout: 0.2 }] },
    method: { batchSize: 64 },
    // A spell stores some dozens of epochs at once, so that many are needed to be killed in the middle of.
    budget: { epochs: 1500 },
  });
}

/** Runs a lab in a process group of its own and kills all of it once it has said so many things. @returns what it told */
async function runLab(
  of: Plan,
  run: string | undefined,
  killAfter: number,
  whole: boolean,
): Promise<LabEvent[]> {
  const args = [
    programs.host,
    home.home,
    resources,
    programs.entry,
    JSON.stringify(of),
    ...(run === undefined ? [] : [run]),
  ];
  const lab = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const left = once(lab, 'exit');
  const told: LabEvent[] = [];
  for await (const line of createInterface({ input: lab.stdout })) {
    told.push(labEvent.parse(JSON.parse(line)));
    if (told.length >= killAfter && lab.pid !== undefined)
      process.kill(whole ? -lab.pid : lab.pid, 'SIGKILL');
  }
  await left;
  return told;
}

const epochsIn = (told: readonly LabEvent[]): EpochMetrics[] =>
  told.flatMap((event) => (event.type === 'run.epoch' ? [event.epoch] : []));

async function stored(run: string): Promise<RunDetail> {
  const history = await openHistory(home);
  const detail = history.runs.detail(run);
  history.close();
  return detail;
}

test(
  `${KILLS} kills of everything at random moments lose no epoch, and the run ends as if there had been none`,
  { timeout: 300_000 },
  async () => {
    const of = await importedPlan();
    const undisturbed = await runLab(of, undefined, Infinity, true);
    const reference =
      undisturbed.flatMap((event) => (event.type === 'run.changed' ? [event.run.id] : []))[0] ?? '';
    const whole = await stored(reference);

    const draw = stream(1, 'sample');
    let run: string | undefined;
    for (let kill = 0; kill < KILLS; kill++) {
      // Every third time only the lab is killed: its trainers must notice by themselves.
      const told = await runLab(of, run, 5 + draw.below(14), kill % 3 !== 0);
      run ??= told.flatMap((event) => (event.type === 'run.changed' ? [event.run.id] : []))[0] ?? '';
      const left = await stored(run);
      // Killed in the middle of its work: there is still something to lose.
      expect(['queued', 'running']).toContain(left.status);
      const kept = new Map(left.epochsLog.map(({ epoch, metrics }) => [epoch, metrics]));
      for (const { epoch, metrics } of epochsIn(told))
        expect(new Set(kept.get(epoch))).toEqual(new Set(metrics));
    }
    await runLab(of, run, Infinity, true);
    const survived = await stored(run ?? '');
    expect(survived.status).toBe('finished');
    expect({ log: survived.epochsLog, final: survived.final, best: survived.bestEpoch }).toEqual({
      log: whole.epochsLog,
      final: whole.final,
      best: whole.bestEpoch,
    });
  },
);
