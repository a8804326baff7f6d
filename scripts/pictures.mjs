#!/usr/bin/env node
import { binOf } from './run/bin.mjs';
import { inForeground } from './run/foreground.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `npm run pictures -- WORD ...`: a picture of every screen in both languages, all themes and both sizes, each looked over
// by axe; words such as `中文 small verdict` leave those whose names hold all of them.
const words = process.argv.slice(2);
const parts = await orEnd(() => setUp(stepsFor.test, { places: here }));
const every = words.map((word) => `(?=.*${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`).join('');
process.exitCode = await inForeground(
  parts.node.path,
  [binOf(here, 'vitest'), 'run', '--project=screens', ...(words.length > 0 ? ['-t', every] : [])],
  { cwd: here.root, env: { ...process.env, EVERY_PICTURE: '1' } },
);
console.log('The pictures are in .screens/interface/');
