#!/usr/bin/env node
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';

// `npm run setup`: everything the lab's window needs, and another try at what could not be had before.
await orEnd(() => setUp(stepsFor.window, { places: here, retry: true }));
