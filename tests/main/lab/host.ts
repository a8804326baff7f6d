/**
 * A lab as a program of its own, so that a test can kill it: opens the data folder, starts the plan (or goes on with
 * its run), and writes a line for everything it tells.
 *
 *   host HOME RESOURCES TRAINER PLAN-AS-JSON [RUN]
 */
import { openLab } from '../../../src/main/lab/lab';
import { forkTrainer } from '../../../src/main/slots/fork';
import { ENDED } from '../../../src/shared/run';

async function main(): Promise<void> {
  const [home = '', resources = '', trainer = '', plan = '', run] = process.argv.slice(2);
  const lab = await openLab({ home, resources, host: 'command-line', spawn: forkTrainer(trainer) });
  lab.subscribe((event) => {
    process.stdout.write(`${JSON.stringify(event)}\n`);
    if (event.type === 'run.changed' && ENDED.has(event.run.status)) void lab.close();
  });
  if (run === undefined) await lab.client.call('runs.start', { plan: JSON.parse(plan) });
  else await lab.client.call('runs.resume', { run });
}

void main();
