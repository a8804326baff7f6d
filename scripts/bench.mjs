#!/usr/bin/env node
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inForeground } from './run/foreground.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `npm run bench -- SUBJECT ...`: a measurement of bench/, under the project's own Node. What set-up says goes to
// standard error.
const [subject = '', ...args] = process.argv.slice(2);
const folder = join(here.root, 'bench');
const file = join(folder, `${subject}.mjs`);
if (/^[a-z]+$/.test(subject) && existsSync(file)) {
  const parts = await orEnd(() => setUp(stepsFor.command, { places: here }));
  process.exitCode = await inForeground(parts.node.path, [file, ...args], { cwd: here.root });
} else {
  const subjects = readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .map((name) => name.slice(0, -'.mjs'.length));
  console.error(`Nothing to measure is called "${subject}". There is: ${subjects.join(', ')}.`);
  process.exitCode = 2;
}
