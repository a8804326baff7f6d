#!/usr/bin/env node
import { binOf } from './run/bin.mjs';
import { buildIfStale } from './run/build.mjs';
import { inForeground } from './run/foreground.mjs';
import { runTests } from './run/tests.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `npm run verify`: what must hold before a change is handed in. Every check runs, so that one run shows all.
const checks = [
  ['types', 'typescript', 'tsc', '-p', 'tsconfig.json'],
  ['types where there is no page', 'typescript', 'tsc', '-p', 'tsconfig.node.json'],
  ['types of the interface', 'svelte-check', 'svelte-check', '--tsconfig', 'tsconfig.web.json'],
  ['lint', 'eslint', 'eslint', '.'],
  ['format', 'prettier', 'prettier', '--check', '.'],
  ['unused code', 'knip', 'knip'],
];

const parts = await orEnd(async () => {
  const ready = await setUp(stepsFor.test, { places: here });
  await buildIfStale(here, ready.node.path);
  return ready;
});
const broken = [];
for (const [title, packageName, program, ...args] of checks) {
  console.log(`\n== ${title}`);
  const code = await inForeground(parts.node.path, [binOf(here, packageName, program), ...args], {
    cwd: here.root,
  });
  if (code !== 0) broken.push(title);
}
console.log('\n== tests');
const { passed, failed } = await runTests(here, parts, { strict: true, filters: [] });
if (failed > 0) broken.push('tests');
console.log(`${passed} passed, ${failed} failed`);
console.log(broken.length === 0 ? 'all checks hold' : `does not hold: ${broken.join(', ')}`);
process.exitCode = broken.length === 0 ? 0 : 1;
