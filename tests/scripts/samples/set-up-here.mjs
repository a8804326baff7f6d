// Sets this checkout up for the tests, as `npm test` does.
import { here } from '../../../scripts/setup/places.mjs';
import { setUp } from '../../../scripts/setup/run.mjs';
import { stepsFor } from '../../../scripts/setup/steps.mjs';

await setUp(stepsFor.test, { places: here });
console.log('set up');
