/** What a window's page and the shell around it say to each other. Plain data, parsed where it arrives. */
import { z } from './zod';

/** The menus that commands of the page may stand in. */
const menuName = z.enum(['file', 'edit', 'view', 'go', 'run', 'help']);
export type MenuName = z.infer<typeof menuName>;

/** A command of the page as the menu shows it, in the language of the page. */
const menuLine = z.object({
  id: z.string().max(60),
  label: z.string().max(200),
  menu: menuName,
  /** Keys one after the other, as the page writes them: `Mod+k`. */
  keys: z.array(z.string().max(20)).max(3),
  enabled: z.boolean(),
});
export type MenuLine = z.infer<typeof menuLine>;

export const fromPage = z.discriminatedUnion('type', [
  /** The page is there and has these commands; told again whenever one of them changes. */
  z.object({ type: z.literal('menu'), language: z.enum(['en', 'zh']), lines: z.array(menuLine).max(100) }),
  /** Asks for one more window on the same lab. */
  z.object({ type: z.literal('new-window') }),
  /** Asks to show a file or folder that the lab has written where the system shows files. */
  z.object({ type: z.literal('show-file'), path: z.string() }),
]);
export type FromPage = z.infer<typeof fromPage>;

export const toPage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('command'), id: z.string() }),
  /** A place to go to: the part of a link that begins with `#`. */
  z.object({ type: z.literal('go'), place: z.string() }),
  /** A file came from outside: opened with the program, or dropped on its icon. What the lab answered to it. */
  z.object({ type: z.literal('file'), reply: z.unknown() }),
]);
export type ToPage = z.infer<typeof toPage>;
