import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { Missing } from './talk.mjs';

/** SHA-256 of a file as lower-case hex. */
async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Refuses a download that is not the one expected, and removes it, so that nothing can use it later.
 *
 * @param {string} file
 * @param {string} expected SHA-256 as lower-case hex
 * @throws {Missing} when the file is another one
 */
export async function checkDownload(file, expected) {
  const actual = await sha256(file);
  if (actual === expected) return;
  rmSync(file, { force: true });
  const name = basename(file);
  throw new Missing(
    {
      en: `The download ${name} has checksum ${actual}, not ${expected}, and was removed unused.`,
      zh: `下载的 ${name} 校验和为 ${actual}，应为 ${expected}，已删除且未使用。`,
    },
    {
      en: 'Try again with `npm run setup`; if it happens again, something between here and the package registry changes files.',
      zh: '请用 `npm run setup` 重试；若再次出现，说明此处与软件源之间有环节改动了文件。',
    },
  );
}
