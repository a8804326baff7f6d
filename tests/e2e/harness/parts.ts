import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../../../scripts/run/build.mjs';
import { here } from '../../../scripts/setup/places.mjs';
import { z } from '../../../src/shared/zod';

const report = z.object({
  parts: z.object({
    node: z.object({ path: z.string() }),
    electron: z.object({ path: z.string(), kind: z.enum(['official', 'trial']) }),
  }),
});

/** This checkout. */
export const root = here.root;

/** What set-up found, for tests that start the built program. */
export interface Parts {
  readonly node: string;
  readonly electron: string;
  /** What comes before all other arguments: the trial runtime has its app in place, the official one is told. */
  readonly app: readonly string[];
}

export function parts(): Parts {
  const { node, electron } = report.parse(JSON.parse(readFileSync(here.report, 'utf8'))).parts;
  return { node: node.path, electron: electron.path, app: electron.kind === 'official' ? [root] : [] };
}

/** Builds the program, if a source has changed since it last was. */
export function build(): Promise<void> {
  return buildIfStale(here, process.execPath);
}

/** Where the pictures go that a test takes; git ignores it. */
export const screens = join(root, '.screens');

/** What a system calls the languages of the interface. */
export const TAGS = { en: 'en-US', zh: 'zh-CN' } as const;
