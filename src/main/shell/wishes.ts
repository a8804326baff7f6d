import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** What somebody outside wants to see: a file to import, or a place in the lab. */
export type Wish =
  { readonly type: 'file'; readonly path: string } | { readonly type: 'place'; readonly place: string };

/** Links from outside may show things of the lab, and do nothing to them: `espalier://run/ID`. */
const LINK = /^espalier:\/\/(run|study|model|dataset)\/([\w-]{1,80})\/?$/;

/** The place of a link; undefined for anything that is no such link. */
export function placeOfLink(link: string): string | undefined {
  const [, view, id] = LINK.exec(link) ?? [];
  return view && id ? `#/${view}/${id}` : undefined;
}

/**
 * What a command line asks for: its last link, and its files that are there.
 * @param args without the program; switches and folders, such as that of the program itself, are no wishes
 * @param folder that paths start from
 */
export function wishesOf(args: readonly string[], folder: string): Wish[] {
  return args.flatMap((arg): Wish[] => {
    if (arg.startsWith('-')) return [];
    const place = placeOfLink(arg);
    if (place !== undefined) return [{ type: 'place', place }];
    const path = resolve(folder, arg);
    return isFile(path) ? [{ type: 'file', path }] : [];
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
