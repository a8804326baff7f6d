#!/usr/bin/env node
import { inForeground } from './run/foreground.mjs';
import { binOf } from './run/bin.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `node scripts/tool.mjs NAME ...`: a development tool from node_modules, under the project's own Node.
const [name, ...args] = process.argv.slice(2);
const parts = await orEnd(() => setUp(stepsFor.command, { places: here }));
process.exitCode = await inForeground(parts.node.path, [binOf(here, name), ...args], { cwd: here.root });
