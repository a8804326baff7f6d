import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { addDatasets } from './commands/datasets';
import { addDoctor } from './commands/doctor';
import { addExport, addPredict } from './commands/export';
import { addImport } from './commands/import';
import { addPlan } from './commands/plan';
import { addReport } from './commands/report';
import { addRuns } from './commands/runs';
import { addServe } from './commands/serve';
import { addCompare, addShow } from './commands/show';
import { addStudy } from './commands/study';
import { addTrain } from './commands/train';
import { EXIT } from './terminal';

/** The whole command line; one file a command. */
export function program(): Command {
  const espalier = new Command('espalier')
    .description('Multi-task and transfer learning on this computer, with honest verdicts')
    .version(version)
    .showHelpAfterError()
    .exitOverride();
  const commands = [
    addDoctor,
    addImport,
    addDatasets,
    addPlan,
    addTrain,
    addStudy,
    addReport,
    addRuns,
    addShow,
    addCompare,
    addExport,
    addPredict,
    addServe,
  ];
  for (const add of commands) add(espalier);
  for (const command of espalier.commands) command.exitOverride();
  return espalier;
}

// Whoever reads may stop early, as `head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

program()
  .parseAsync()
  .catch((thrown: unknown) => {
    if (!(thrown instanceof CommanderError)) throw thrown;
    process.exitCode = thrown.exitCode === 0 ? EXIT.done : EXIT.badInput;
  });
