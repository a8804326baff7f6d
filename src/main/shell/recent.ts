import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from '../../shared/zod';

const KEPT = 8;
const paths = z.array(z.string()).max(KEPT);

/** Files that were opened, the last one first; kept in a folder, and told to systems that have a list of their own. */
export class RecentFiles {
  #files: readonly string[];
  readonly #file: string;

  constructor(folder: string) {
    this.#file = join(folder, 'recent.json');
    this.#files = read(this.#file);
  }

  get all(): readonly string[] {
    return this.#files;
  }

  add(path: string): void {
    this.#keep([path, ...this.#files.filter((file) => file !== path)].slice(0, KEPT));
    app.addRecentDocument(path);
  }

  clear(): void {
    this.#keep([]);
    app.clearRecentDocuments();
  }

  #keep(files: readonly string[]): void {
    this.#files = files;
    try {
      writeFileSync(`${this.#file}.new`, JSON.stringify(files), { mode: 0o600 });
      renameSync(`${this.#file}.new`, this.#file);
    } catch {
      // A full disk must not keep a file from being opened.
    }
  }
}

/** A list that was never kept, or cannot be read, is empty. */
function read(file: string): readonly string[] {
  try {
    return paths.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? [];
  } catch {
    return [];
  }
}
