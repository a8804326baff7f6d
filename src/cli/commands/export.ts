import { access, cp, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../shared/errors/app-error';
import { writeFailure } from '../../shared/errors/write-failure';
import { runCommand, type CommonOptions } from '../run-command';
import { printLine, short } from '../terminal';

interface PlaceOptions extends CommonOptions {
  readonly to?: string;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write a model folder that plain TensorFlow.js loads, checked against the lab')
    .argument('<run>')
    .option('--to <folder>', 'copy it there as well; the folder must not exist')
    .option('--json', 'one JSON document on standard output')
    .action((run: string, options: PlaceOptions) =>
      runCommand(options, async ({ client }) => {
        await mustBeFree(options.to);
        const made = await client.call('exports.create', { run });
        const place = await copied(made.place, options.to);
        const { parity } = made;
        const say = (): void => {
          printLine(`exported to ${place}: ${made.files.join(', ')}`);
          printLine(
            `largest difference to the lab on ${parity.rows} held-out rows: ${short(parity.absolute)} (relative ${short(parity.relative)})`,
          );
        };
        return { value: { ...made, place }, say };
      }),
    );
}

export function addPredict(program: Command): void {
  program
    .command('predict')
    .description('predict a CSV file with a run: its columns, then one column an answer')
    .argument('<run>')
    .argument('<file>')
    .option('--to <file>', 'copy the result there as well; the file must not exist')
    .option('--json', 'one JSON document on standard output')
    .action((run: string, file: string, options: PlaceOptions) =>
      runCommand(options, async (session) => {
        await mustBeFree(options.to);
        const { token } = await session.offer(resolve(file));
        const made = await session.client.call('models.predictFile', { run, token });
        const place = await copied(made.place, options.to);
        return { value: { ...made, place }, say: () => printLine(`${made.rows} rows predicted: ${place}`) };
      }),
    );
}

/** @throws AppError file.exists */
export async function mustBeFree(to: string | undefined): Promise<void> {
  if (to === undefined) return;
  const taken = await access(resolve(to)).then(
    () => true,
    () => false,
  );
  if (taken) throw new AppError('file.exists', { file: to });
}

/** Copies aside and renames, so that a half copy never has the final name. */
async function copied(from: string, to: string | undefined): Promise<string> {
  if (to === undefined) return from;
  const final = resolve(to);
  const aside = `${final}.part-${process.pid}`;
  try {
    await cp(from, aside, { recursive: true, errorOnExist: true });
    await rename(aside, final);
  } catch (thrown) {
    await rm(aside, { recursive: true, force: true });
    throw writeFailure(to, thrown);
  }
  return final;
}
