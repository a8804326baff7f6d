#!/usr/bin/env node
import { buildIfStale } from './run/build.mjs';
import { runTests } from './run/tests.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `npm test`: every test. Where a skip is a failure, what is missing is tried for again each time.
const strict = process.env.CI === 'true';
const parts = await orEnd(async () => {
  const ready = await setUp(stepsFor.test, { places: here, retry: strict });
  await buildIfStale(here, ready.node.path);
  return ready;
});
const { passed, failed } = await runTests(here, parts, { strict, filters: process.argv.slice(2) });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
