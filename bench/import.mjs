// Measures the import of a large CSV: npm run bench -- import [rows] prints one JSON document.
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { runnerImport } from 'vite';

const rows = Number(process.argv[2] ?? 2_000_000);
const { module } = await runnerImport(new URL('../src/main/data/store.ts', import.meta.url).pathname, {
  logLevel: 'error',
});
const folder = await mkdtemp(join(tmpdir(), 'espalier-bench-'));
try {
  const file = join(folder, 'table.csv');
  await writeTable(file, rows);
  const store = await module.openDatasetStore(join(folder, 'datasets'));
  const first = await timed(() => importOnce(store, file));
  const again = await timed(() => importOnce(store, file));
  const { id } = first.value.dataset;
  const pages = [];
  for (let i = 0; i < 50; i++) {
    const from = Math.floor((rows - 200) * ((i * 0.618) % 1));
    pages.push((await timed(() => store.page(id, from, 200))).milliseconds);
  }
  const streamed = await timed(async () => {
    let cells = 0;
    for await (const { columns } of store.rows(id, ['a', 'b'])) cells += columns[0].length;
    return cells;
  });
  await store.close();
  const result = {
    rows,
    columns: 6,
    bytes: (await stat(file)).size,
    importSeconds: first.milliseconds / 1000,
    longestStallMs: first.stall,
    againSeconds: again.milliseconds / 1000,
    known: again.value.known,
    pageMs: { median: median(pages), longest: Math.max(...pages) },
    streamTwoColumnsSeconds: streamed.milliseconds / 1000,
    residentMB: Math.round(process.memoryUsage().rss / 1e6),
    stages: first.value.stages,
  };
  console.log(JSON.stringify(result, null, 2));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function importOnce(store, file) {
  const stages = {};
  const began = performance.now();
  const progress = (stage) => (stages[stage] = (performance.now() - began) / 1000);
  const done = await store.import(file, 'table.csv', {}, { signal: new AbortController().signal, progress });
  return { ...done, stages };
}

async function timed(work) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const value = await work();
  const milliseconds = performance.now() - began;
  delay.disable();
  return { value, milliseconds, stall: delay.max / 1e6 };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** A row counter, two measured numbers, a city, a flag and a day. */
async function writeTable(file, count) {
  const out = createWriteStream(file);
  out.write('id,a,b,city,flag,day\n');
  const cities = ['Berlin', 'Paris', 'Zürich', '北京', 'New York', 'Oslo'];
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const two = (n) => String(n).padStart(2, '0');
  for (let row = 0; row < count;) {
    let text = '';
    for (const end = Math.min(count, row + 20_000); row < end; row++) {
      const day = `2024-${two(1 + Math.floor(next() * 12))}-${two(1 + Math.floor(next() * 28))}`;
      text += `${row},${(next() * 1000).toFixed(6)},${(next() * 100 - 50).toExponential(9)},`;
      text += `${cities[Math.floor(next() * 6)]},${next() < 0.5},${day}\n`;
    }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
