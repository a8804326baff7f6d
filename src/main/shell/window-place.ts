import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from '../../shared/zod';

const side = z.number().int();
const place = z.object({
  x: side,
  y: side,
  width: side.positive(),
  height: side.positive(),
  maximized: z.boolean(),
});

/** Where a window is; without x and y the system chooses. */
export type WindowPlace = z.infer<typeof place> | { width: number; height: number; maximized: boolean };

/** Where there is room for it. */
const FIRST = { width: 1280, height: 800 };

/** The place kept in `folder`, if it can be read and some screen still shows it. */
export function lastPlace(folder: string): WindowPlace {
  const kept = read(fileIn(folder));
  return kept && screen.getAllDisplays().some(({ workArea }) => overlap(workArea, kept))
    ? kept
    : firstPlace();
}

function firstPlace(): WindowPlace {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  return {
    width: Math.min(FIRST.width, width),
    height: Math.min(FIRST.height, height),
    maximized: false,
  };
}

/** Writes the place down when the window closes. */
export function keepPlace(window: BrowserWindow, folder: string): void {
  window.on('close', () =>
    write(fileIn(folder), { ...window.getNormalBounds(), maximized: window.isMaximized() }),
  );
}

function write(file: string, now: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(now), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // A full disk must not keep a window from closing.
  }
}

function read(file: string): z.infer<typeof place> | undefined {
  try {
    return place.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    // Never kept, or not readable: a window's place is not worth a question.
    return undefined;
  }
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function fileIn(folder: string): string {
  return join(folder, 'place.json');
}
