// Net S as the product trains it: a table of 100 numbers a row and their class, and a plan without its data.
import { writeFile } from 'node:fs/promises';

const ROWS = 9984;
const INPUTS = 100;

/** @param {number} units of each of its two layers */
export function planOfS(epochs, units = 64) {
  return {
    name: 'S',
    recipe: {
      columns: {},
      otherwise: 'input',
      split: { kind: 'random', validation: 0.1, test: 0.1, seed: 1 },
    },
    tasks: [{ name: 'y', targets: ['y'], kind: 'classes' }],
    design: { trunk: [{ units }, { units }] },
    method: { batchSize: 32 },
    budget: { epochs },
  };
}

/** Numbers, and which of five sums of them is largest. */
export async function writeTableOfS(path) {
  let state = 7;
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5;
  const teacher = Array.from({ length: 5 * INPUTS }, draw);
  const lines = [[...Array.from({ length: INPUTS }, (_, i) => `x${i}`), 'y'].join()];
  for (let row = 0; row < ROWS; row++) {
    const x = Array.from({ length: INPUTS }, draw);
    const scores = Array.from({ length: 5 }, (_, k) =>
      x.reduce((sum, v, i) => sum + v * teacher[k * INPUTS + i], 0),
    );
    lines.push([...x.map((v) => v.toFixed(5)), `class ${scores.indexOf(Math.max(...scores))}`].join());
  }
  await writeFile(path, `${lines.join('\n')}\n`);
}
