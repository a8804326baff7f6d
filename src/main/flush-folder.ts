import { open } from 'node:fs/promises';

/** Makes renames inside a folder last through a power cut; Windows has no such call and does it by itself. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
