#!/usr/bin/env node
import { binOf } from './run/bin.mjs';
import { inForeground } from './run/foreground.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `npm run sweep`: the tests that repeat themselves, so many times as are worth a coffee. The suite has their short form.
const REPEATED = [
  'tests/main/lab/kills.test.ts',
  'tests/worker/kill.test.ts',
  'tests/worker/proof/leak.test.ts',
];

const parts = await orEnd(() => setUp(stepsFor.test, { places: here }));
process.exitCode = await inForeground(
  parts.node.path,
  [binOf(here, 'vitest'), 'run', ...REPEATED, '--maxWorkers=1'],
  { cwd: here.root, env: { ...process.env, SWEEP: '1' } },
);
