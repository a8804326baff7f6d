#!/usr/bin/env node
import { join } from 'node:path';
import { buildIfStale } from './run/build.mjs';
import { inForeground } from './run/foreground.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `npm run espalier -- ...`: the command line from a checkout. What set-up says goes to standard error.
const parts = await orEnd(async () => {
  const ready = await setUp(stepsFor.command, { places: here });
  await buildIfStale(here, ready.node.path);
  return ready;
});
process.exitCode = await inForeground(parts.node.path, [
  join(here.root, 'out', 'main', 'cli.js'),
  ...process.argv.slice(2),
]);
