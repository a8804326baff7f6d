// A set-up with one step that makes a folder of two files. With SLOW it stops between them for ever:
// `SLOW=here` in this process, `SLOW=child` in a child process, as npm and compilers are.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAside } from '../../../scripts/setup/aside.mjs';
import { run } from '../../../scripts/setup/child.mjs';
import { placesOf } from '../../../scripts/setup/places.mjs';
import { setUp } from '../../../scripts/setup/run.mjs';

const [root] = process.argv.slice(2);
const places = placesOf(root, process.env);
const folder = join(places.cache, 'two-files');
const forEver = 'setInterval(() => undefined, 1000)';

const step = {
  name: 'two-files',
  required: true,
  announce: { en: 'Making two files', zh: '正在制作两个文件' },
  look: () => (existsSync(folder) ? { detail: 'two files' } : undefined),
  make: () =>
    makeAside(folder, async (aside) => {
      writeFileSync(join(aside, 'first'), '1');
      if (process.env.SLOW === 'here') {
        console.log('half');
        await new Promise(() => setInterval(() => undefined, 1000));
      }
      if (process.env.SLOW === 'child') {
        const halfway = `require('fs').writeFileSync(process.argv[1], String(process.pid)); ${forEver}`;
        await run(process.execPath, ['-e', halfway, join(places.cache, 'child-pid')]);
      }
      writeFileSync(join(aside, 'second'), '2');
    }),
};

await setUp([step], { places });
console.log('whole');
