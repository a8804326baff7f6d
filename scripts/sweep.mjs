#!/usr/bin/env node
import { runVitest } from './run/vitest.mjs';

// `npm run sweep`: the tests that repeat themselves, so many times as are worth a coffee. The suite has their short form.
const REPEATED = [
  'tests/main/lab/kills.test.ts',
  'tests/worker/kill.test.ts',
  'tests/worker/proof/leak.test.ts',
];

process.exitCode = await runVitest([...REPEATED, '--maxWorkers=1'], { SWEEP: '1' });
