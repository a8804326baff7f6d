import { AppError, reportOf } from '../shared/errors/app-error';
import { openSession, type Session } from './session';
import { errorText, EXIT, printJson, terminalLanguage } from './terminal';

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
}

/** What a command gives back: the document for `--json`, the words for a person, and how it ended. */
export interface Result {
  readonly value: unknown;
  readonly say: () => void;
  readonly exit?: number;
}

/** Thrown when a person pressed Ctrl-C and everything is saved. */
export class Interrupted extends Error {}

/**
 * Opens the lab, runs a command in it, prints its result, closes the lab and sets the exit code: 0 done, 1 a run
 * failed, 2 wrong use or bad input, 130 interrupted after saving.
 */
export async function runCommand(
  options: CommonOptions,
  command: (session: Session) => Promise<Result>,
): Promise<void> {
  await reporting(options, async () => {
    const session = await openSession();
    try {
      show(options, await command(session));
    } finally {
      await session.close();
    }
  });
}

/** The same for a command that needs no lab. */
export async function reporting(options: CommonOptions, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    process.exitCode = thrown instanceof Interrupted ? EXIT.interrupted : fail(options, thrown);
  }
}

function show(options: CommonOptions, result: Result): void {
  if (options.json) printJson(result.value);
  else result.say();
  process.exitCode = result.exit ?? EXIT.done;
}

function fail(options: CommonOptions, thrown: unknown): number {
  const error = reportOf(thrown);
  if (options.json) printJson({ error });
  process.stderr.write(`${errorText(error, terminalLanguage())}\n`);
  return thrown instanceof AppError ? EXIT.badInput : EXIT.runFailed;
}
