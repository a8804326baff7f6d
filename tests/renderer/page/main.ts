/** The real interface over the fake lab: `?scene=fresh`, `stale` or `busy`, `&live` to let its runs go on. */
import { open } from '../../../src/renderer/app/open';
import { createFakeLab, step } from '../fake-lab/fake-lab';
import { busy, fresh, stale } from '../fake-lab/scene';

const SCENES = new Map([
  ['fresh', fresh],
  ['stale', stale],
]);

const wish = new URLSearchParams(window.location.search);
const lab = createFakeLab((SCENES.get(wish.get('scene') ?? '') ?? busy)());
open(lab.connection, document);
// A measurement lets this lab tell of more than its scene has.
Object.assign(window, { lab });
setTimeout(() => step(lab), 50);
if (wish.has('live')) setInterval(() => step(lab), 120);
