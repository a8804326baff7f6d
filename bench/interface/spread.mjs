/** Median, least and most of some figures. */
export function spreadOf(figures, unit = 'ms') {
  const ordered = [...figures].sort((a, b) => a - b);
  const median = ordered[Math.floor(ordered.length / 2)];
  return { median, least: ordered[0], most: ordered.at(-1), rounds: ordered.length, unit };
}

/** Prints results as lines: `window  ready  412 ms (398 to 530, 5 rounds)`. */
export function print({ machine, ...hosts }) {
  console.log(
    `${machine.cpus} × ${machine.model}, load ${machine.load.map((one) => one.toFixed(1)).join(' ')}`,
  );
  for (const [host, results] of Object.entries(hosts)) lines(host, results);
}

function lines(name, figures) {
  for (const [key, figure] of Object.entries(figures)) {
    const path = `${name}  ${key}`;
    if (figure !== null && typeof figure === 'object' && 'median' in figure)
      console.log(lineOf(path, figure));
    else if (figure !== null && typeof figure === 'object' && !Array.isArray(figure)) lines(path, figure);
    else console.log(`${path}  ${JSON.stringify(figure)}`);
  }
}

function lineOf(path, { median, least, most, rounds, unit }) {
  const [a, b, c] = [median, least, most].map((one) => one.toFixed(one < 10 ? 1 : 0));
  return `${path}  ${a} ${unit} (${b} to ${c}, ${rounds} rounds)`;
}
