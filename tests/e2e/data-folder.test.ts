// needs: electron
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from './harness/parts';
import { openWindow, type LabWindow } from './harness/window';

let place: string;
let usual: string;
let empty: string;
let window: LabWindow;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'espalier-place-'));
  usual = join(place, 'espalier');
  empty = join(place, 'a disk');
  await mkdir(empty);
  await build();
  await open();
});
afterAll(async () => {
  await window.close();
  await rm(place, { recursive: true, force: true });
});

async function open(): Promise<void> {
  window = await openWindow(place, { usualPlace: true });
  await window.page.getByRole('link', { name: 'Settings' }).click();
  await window.page.getByRole('button', { name: 'Choose another …' }).waitFor();
}

async function startAgain(): Promise<void> {
  await window.close();
  await open();
}

/** Presses the button and answers the system's dialog, which nobody is there to use; undefined: it is closed. */
async function choose(folder: string | undefined): Promise<void> {
  await window.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: path === undefined, filePaths: path === undefined ? [] : [path] });
  }, folder);
  await window.page.getByRole('button', { name: 'Choose another …' }).click();
}

const inUse = (folder: string) => window.page.locator('.home').getByText(folder, { exact: true });
const note = () => window.page.getByText('From the next start:');
const refusal = () => window.page.getByRole('region', { name: 'Notices' }).getByRole('alert');

test('the usual place is used until a person chooses, and a dialog that is closed chooses nothing', async () => {
  await inUse(usual).waitFor();
  await choose(undefined);
  await inUse(usual).waitFor();
  expect([await note().count(), await refusal().count()]).toEqual([0, 0]);
});

test('a folder that cannot be written is refused', async () => {
  // Nobody can, whoever runs this.
  await choose('/proc');
  await refusal().getByText('/proc', { exact: false }).first().waitFor();
  await window.page.keyboard.press('Escape');
  await refusal().waitFor({ state: 'detached' });
  expect(await note().count()).toBe(0);
});

test('a folder that holds other things is refused and left as it was', async () => {
  const full = join(place, 'photos');
  await mkdir(full);
  await writeFile(join(full, 'cat.jpg'), 'a cat');
  await choose(full);
  await refusal().getByText(full, { exact: false }).first().waitFor();
  expect([await readdir(full), await note().count()]).toEqual([['cat.jpg'], 0]);
  await window.page.keyboard.press('Escape');
});

test('an empty folder is used from the next start on, and until then it is said so', async () => {
  await choose(empty);
  await note().getByText(empty).waitFor();
  await inUse(usual).waitFor();
  await startAgain();
  await inUse(empty).waitFor();
  expect(await note().count()).toBe(0);
  expect(await readdir(empty)).toContain('history.sqlite');
});

test('the folder of a lab that is there already is taken back', async () => {
  await choose(usual);
  await note().getByText(usual).waitFor();
  await startAgain();
  await inUse(usual).waitFor();
});
