import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The program file of a development tool.
 *
 * @param {{modules: string}} places
 * @param {string} packageName
 * @param {string} program its name in the package, where that has several
 */
export function binOf({ modules }, packageName, program = packageName) {
  const { bin } = JSON.parse(readFileSync(join(modules, packageName, 'package.json'), 'utf8'));
  return join(modules, packageName, typeof bin === 'string' ? bin : bin[program]);
}
