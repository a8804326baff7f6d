import type { Command } from 'commander';
import { describe } from '../../shared/errors/app-error';
import { isErrorCode } from '../../shared/errors/catalogue';
import type { CallOutput } from '../../shared/contract/contract';
import type { Plan } from '../../shared/plan';
import { readPlanFile } from '../../main/plans/read';
import { planOf } from '../../main/plans/resolve';
import { datasetsBeside } from '../data-source';
import { runCommand, type CommonOptions } from '../run-command';
import type { Session } from '../session';
import { printLine, printTable, short, terminalLanguage } from '../terminal';

export function addPlan(program: Command): void {
  const plan = program.command('plan').description('check or explain a plan file without training');
  plan
    .command('check')
    .description('say whether the plan can run, or the first thing that is wrong and where')
    .argument('<file>')
    .option('--json', 'one JSON document on standard output')
    .action((file: string, options: CommonOptions) =>
      runCommand(options, async (session) => {
        const checked = await check(session, file);
        return {
          value: { ok: true, warnings: checked.warnings },
          say: () => sayWarnings(checked, 'The plan can run.'),
        };
      }),
    );
  plan
    .command('explain')
    .description('rows of each part, inputs, tasks, layers and parameters')
    .argument('<file>')
    .option('--program', 'what one training step computes, kernel by kernel, and what it costs')
    .option('--json', 'one JSON document on standard output')
    .action((file: string, options: CommonOptions & { program?: true }) =>
      runCommand(options, async (session) => {
        if (options.program) {
          const step = await session.client.call('plans.program', { plan: await planIn(session, file) });
          return { value: step, say: () => sayProgram(step) };
        }
        const checked = await check(session, file);
        return { value: checked, say: () => sayExplanation(checked) };
      }),
    );
}

type Check = CallOutput<'plans.check'>;

async function check(session: Session, file: string): Promise<Check> {
  return session.client.call('plans.check', { plan: await planIn(session, file) });
}

async function planIn(session: Session, file: string): Promise<Plan> {
  return planOf(await readPlanFile(file), datasetsBeside(session, file));
}

function sayProgram({ text, operations, bytes, nodes, unknown }: CallOutput<'plans.program'>): void {
  printLine(text);
  printLine();
  printLine(
    `${nodes} nodes, ${short(operations / 1e6)} million operations and ${short(bytes / 1e6)} MB read and written a step`,
  );
  if (unknown.length > 0)
    printLine(`no native form for ${unknown.join(', ')}: steps are taken kernel by kernel`);
}

function sayExplanation(checked: Check): void {
  printLine(
    `rows: ${checked.parts.train} train, ${checked.parts.validation} validation, ${checked.parts.test} test`,
  );
  printLine(
    `inputs: ${checked.inputs.length} columns, ${checked.inputs.reduce((sum, input) => sum + input.width, 0)} numbers a row`,
  );
  const added = checked.inputs.flatMap((input) => (input.added ? [input.column] : []));
  if (added.length > 0) printLine(`not known to the grafted trunk, learned from zero: ${added.join(', ')}`);
  printTable(
    ['task', 'kind', 'loss', 'train', 'validation', 'test'],
    checked.tasks.map((t) => [t.name, t.kind, t.loss, t.train, t.validation, t.test]),
  );
  printLine();
  printTable(
    ['layer', 'shape', 'parameters'],
    checked.layers.map((layer) => [layer.name, layer.shape.join(' x '), layer.parameters]),
  );
  sayWarnings(checked, `${checked.parameters} parameters`);
}

function sayWarnings(checked: Check, first: string): void {
  printLine(first);
  for (const { code, details } of checked.warnings) {
    if (isErrorCode(code)) printLine(`warning: ${describe(code, details, terminalLanguage()).title}`);
  }
}
