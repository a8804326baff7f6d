import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a test file may say it needs, and the parts of set-up that must be ready for it. */
const partsOf = {
  native: ['tensorflow'],
  chromium: ['test-system'],
  electron: ['electron', 'window-system', 'test-system'],
};

/**
 * Test files that cannot run here. A file says what it needs in a comment of its own line:
 * `// needs: electron, chromium`.
 *
 * @param {string} root the checkout
 * @param {Record<string, {state: string}>} parts set-up's report
 * @returns {{file: string, lacks: string[]}[]} files with the needs that are not met
 */
export function unrunnable(root, parts) {
  const ready = (need) => (partsOf[need] ?? []).every((part) => parts[part]?.state === 'ready');
  return testFiles(join(root, 'tests'))
    .map((path) => ({ file: relative(root, path), lacks: needsOf(path).filter((need) => !ready(need)) }))
    .filter(({ lacks }) => lacks.length > 0);
}

function needsOf(path) {
  const line = /^\/\/ needs: (.*)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? '';
  return line
    .split(',')
    .map((need) => need.trim())
    .filter(Boolean);
}

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
