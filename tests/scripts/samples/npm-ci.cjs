// Stands for npm: `ci` makes node_modules anew and notes in `installs` that it ran; with FAIL it breaks off halfway.
const { appendFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');

rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/half', { recursive: true });
if (process.env.FAIL) {
  console.error('the line is down');
  process.exit(1);
}
writeFileSync('node_modules/half/package.json', '{}');
appendFileSync('installs', 'ci\n');
