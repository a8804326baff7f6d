import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from './child.mjs';

/** Flags for every use of npm: no install scripts, what is cached is not asked for again, no advertising. */
const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm's own program with the Node of our choice.
 *
 * @param {string} node the Node to run it with: npm chooses platform packages by it
 * @param {string[]} args
 * @param {{cwd: string, log: string}} options
 */
export function npm(node, args, options) {
  const cli = npmCli();
  const all = [...args, ...quiet];
  return cli === undefined ? run('npm', all, options) : run(node, [cli, ...all], options);
}

/** npm's program file: the one that runs us, or the one beside the running Node. */
function npmCli() {
  const from = dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    join(from, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(from, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find((file) => file && basename(file) === 'npm-cli.js' && existsSync(file));
}
