/** Does the verify jobs of a file, one JSON a line, in a process of its own; prints the packages of TensorFlow it loaded. */
import { readFileSync } from 'node:fs';
import { verifyJob } from '../../../src/shared/trainer-messages';
import { verifyExport } from '../../../src/worker/export/verify';

async function main(): Promise<void> {
  const lines = readFileSync(process.argv[2] ?? '', 'utf8')
    .trim()
    .split('\n');
  for (const line of lines) await verifyExport(verifyJob.parse(JSON.parse(line)));
  const loaded = Object.keys(require.cache).flatMap(
    (path) => /@tensorflow[\\/]([\w-]+)/.exec(path)?.[1] ?? [],
  );
  process.stdout.write(JSON.stringify([...new Set(loaded)].sort()));
}

void main();
