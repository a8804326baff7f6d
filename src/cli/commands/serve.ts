import { join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '../../shared/errors/app-error';
import { homeFolder } from '../../main/lab/home';
import { serveLab } from '../../main/serve/serve';
import { reporting, type CommonOptions } from '../run-command';
import { openOwnLab, programFolder } from '../own-lab';
import { EXIT, log, printJson, printLine, terminalLanguage } from '../terminal';

/** `npm start` shows it, which speaks both languages. */
const HINT = {
  en: 'Open this address in a browser on this computer. Ctrl-C saves and ends.',
  zh: '请在本机浏览器中打开此地址。按 Ctrl-C 保存并结束。',
};

interface ServeOptions extends CommonOptions {
  readonly port?: string;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('show the lab in a browser on this computer only; the printed address works once')
    .option('--port <number>', 'a port of your choice; a free one when left out')
    .option('--json', 'one JSON document on standard output')
    .action((options: ServeOptions) => reporting(options, () => serve(options)));
}

/** Serves until Ctrl-C or a termination signal, then saves and leaves. */
async function serve(options: ServeOptions): Promise<void> {
  const port = portOf(options.port);
  const { lab, close } = await openOwnLab(homeFolder(), 'browser');
  const served = await serveLab(lab, {
    rendererFolder: join(programFolder, 'out', 'renderer'),
    ...(port !== undefined && { port }),
  });
  if (options.json) printJson({ url: served.url });
  else printLine(served.url);
  log(HINT[terminalLanguage()]);
  const signal = await ended();
  await served.close();
  await close();
  process.exitCode = signal === 'SIGINT' ? EXIT.interrupted : EXIT.done;
}

function ended(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve('SIGINT'));
    process.once('SIGTERM', () => resolve('SIGTERM'));
  });
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new AppError('system.usage', {
      reason: `bad-port ${text}`,
      command: 'serve',
    });
  }
  return port;
}
