import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A source file as the rules see it. */
export interface Source {
  /** From the checkout, with slashes: `src/main/index.ts`. */
  readonly path: string;
  readonly text: string;
  /** What it names in `import`, `export … from` and `import()`, types too: files of ours by path, packages by name. */
  readonly imports: readonly string[];
}

/** Every TypeScript and Svelte file below src. */
export function readSources(): Source[] {
  return filesBelow(join(root, 'src'))
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      return { path: pathOf(file), text, imports: importsOf(file, text) };
    });
}

/** The code of a source: of a component, what is in its script. */
export function codeOf({ path, text }: Pick<Source, 'path' | 'text'>): string {
  if (!path.endsWith('.svelte')) return text;
  return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code).join('\n');
}

function importsOf(file: string, text: string): string[] {
  const code = codeOf({ path: file, text });
  return ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => nameOf(file, fileName));
}

function nameOf(from: string, name: string): string {
  if (!name.startsWith('.')) return packageOf(name);
  const target = join(dirname(from), name.replace(/\?.*$/, ''));
  const found = [target, `${target}.ts`, `${target}.svelte.ts`].find((file) => existsSync(file));
  return found === undefined ? `${pathOf(target)} (missing)` : pathOf(found);
}

function packageOf(name: string): string {
  if (name.startsWith('node:')) return 'node:';
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function pathOf(file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}
