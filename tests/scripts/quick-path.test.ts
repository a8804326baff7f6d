import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { here } from '../../scripts/setup/places.mjs';
import { setUp } from '../../scripts/setup/run.mjs';
import { stepsFor } from '../../scripts/setup/steps.mjs';

// `npm test` has set this checkout up before; what could not be had is not tried for again here.
const sample = (name: string) => fileURLToPath(new URL(`samples/${name}`, import.meta.url));

beforeAll(() => setUp(stepsFor.test, { places: here }));

test('when nothing is missing, set-up starts no child process and says nothing', () => {
  const args = ['--import', sample('no-children.mjs'), sample('set-up-here.mjs')];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  expect(said).toBe('set up\n');
});
