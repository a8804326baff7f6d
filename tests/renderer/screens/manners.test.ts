// needs: chromium
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';

const look: Look = { language: 'en-GB', theme: 'light', size: { width: 1024, height: 700 } };
const address = (page: Page): string => new URL(page.url()).hash;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('by keyboard', () => {
  beforeEach(async () => {
    page = await stage.open('#/home', look);
  });

  test.each([
    ['d', '#/data'],
    ['s', '#/studies'],
    ['r', '#/runs'],
    ['m', '#/models'],
    ['l', '#/learn'],
    ['h', '#/home'],
  ])('g then %s leads to %s', async (key, place) => {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect.poll(() => address(page)).toBe(place);
  });

  test('another place begins at its top, with the keys in it', async () => {
    const main = page.getByRole('main');
    await page.getByRole('button', { name: 'Open the table' }).last().scrollIntoViewIfNeeded();
    await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
    await page.keyboard.press('g');
    await page.keyboard.press('l');
    await page.getByRole('heading', { name: 'Learn' }).waitFor();
    await expect.poll(() => main.evaluate((element) => element.scrollTop)).toBe(0);
    await page.keyboard.press('Tab');
    expect(await main.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });

  test('/ searches the page, Escape leaves the field', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    const search = page.getByRole('combobox', { name: 'Search runs' });
    await search.waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('wide');
    await page.getByText('1 run', { exact: true }).waitFor();
    expect(await search.inputValue()).toBe('wide');
    await page.keyboard.press('Escape');
    expect(await search.evaluate((field) => field === document.activeElement)).toBe(false);
  });

  test('? shows the keys and Escape closes them', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('the palette finds a study by its name', async () => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type what you look for').fill('only 15');
    await page.getByRole('option', { name: /only 15 samples/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => address(page)).toBe('#/study/study-meat');
  });

  test('what has the focus is seen', async () => {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
  });
});

describe('from a file to a study', () => {
  test('a file is looked at, its bad rows skipped, imported, and asked about', async () => {
    page = await stage.open('?scene=fresh#/home', look);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'penguins.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
    await page.getByText('2 rows that cannot be read').waitFor();
    await page.getByText('8 values where 9 are expected').waitFor();
    expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('radio', { name: 'Skip them' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();

    await page.getByRole('combobox', { name: 'Add a column' }).fill('body');
    await page.getByRole('option', { name: /body_mass_g/ }).click();
    await page.getByRole('combobox', { name: 'Add a column' }).fill('sex');
    await page.getByRole('option', { name: /^sex/ }).click();
    await page.getByRole('link', { name: 'Design the model' }).click();
    await page.getByRole('group', { name: /branches into 2 heads: body_mass_g and sex/ }).waitFor();
    await page.getByRole('tab', { name: 'Training' }).click();
    await page.getByRole('textbox', { name: 'Epochs' }).fill('50');
    await page.getByText('One run of at most 50 epochs').waitFor();
    await page.getByRole('button', { name: 'Start the run' }).click();
    await page.getByText('Waiting for a free slot').first().waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  test('a file that is no table is refused with a remedy', async () => {
    page = await stage.open('?scene=fresh#/home', look);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([137, 80]) });
    await page.getByRole('alert').getByText('photo.png is PNG, not a text table.').waitFor();
    await page.getByText('Save it as CSV first.').waitFor();
  });
});

describe('undo and redo', () => {
  test('take back by name what was done in Design and in Data, by keyboard, button and palette', async () => {
    page = await stage.open('#/design/a1b2c3d4e5f60718?predict=sex,species', look);
    await page.getByRole('tab', { name: 'Training' }).click();
    await page.getByRole('textbox', { name: 'Learning rate' }).fill('0.02');
    await page.getByRole('heading', { name: /penguins/ }).click();
    await page.getByRole('button', { name: 'Undo: change how to train' }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('textbox', { name: 'Learning rate' }).inputValue()).toBe('0.001');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => page.getByRole('textbox', { name: 'Learning rate' }).inputValue()).toBe('0.02');

    await page.getByRole('link', { name: 'Back to the table' }).click();
    await page.getByRole('button', { name: 'Do not predict sex' }).click();
    await expect.poll(() => address(page)).toContain('predict=species');
    await page.getByRole('button', { name: 'Undo: predict species' }).click();
    await expect.poll(() => address(page)).toContain('predict=sex,species');
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /Redo: predict species/ }).click();
    await expect.poll(() => address(page)).toContain('predict=species');
    expect(stage.complaints()).toEqual([]);
  });
});

describe('the drawing of a model', () => {
  beforeEach(async () => {
    page = await stage.open('#/design/a1b2c3d4e5f60718?predict=sex,species', look);
  });
  const trunk = (): Promise<string[]> => page.locator('[data-node^="trunk/"] strong').allTextContents();

  test('layers are added, changed, moved, duplicated and removed by keyboard', async () => {
    await page.locator('[data-node="trunk/0"]').press('Insert');
    await page.getByRole('heading', { name: 'Layer 2 of the trunk' }).waitFor();
    await page.getByRole('textbox', { name: 'Units' }).fill('16');
    await expect.poll(trunk).toEqual(['64', '16', '64']);
    await page.locator('[data-node="trunk/1"]').press('Alt+ArrowRight');
    await expect.poll(trunk).toEqual(['64', '64', '16']);
    await page.keyboard.press('Control+d');
    await expect.poll(trunk).toEqual(['64', '64', '16', '16']);
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Layer 2 of the trunk' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('slider', { name: 'Size of the model' }).waitFor();
    await page.getByRole('button', { name: /^Layer 3, Dense: 16, 1,040 parameters/ }).waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  test('a run is dragged onto the trunk, frozen by the lever, and its layers taken where they differ', async () => {
    await page.getByRole('tab', { name: 'Graft' }).click();
    const run = page.getByRole('button', { name: /^Penguins together, wide/ });
    await run.dragTo(page.getByRole('group', { name: /^The model/ }));
    await page.getByText('Layer 1 has other settings there.').waitFor();
    await page.getByRole('button', { name: 'Take the layers of that run' }).click();
    await page.getByRole('button', { name: /^Layer 2, Dense: 256.*grafted and frozen/ }).waitFor();
    await page.getByRole('slider', { name: 'Frozen layers' }).press('ArrowLeft');
    await page.getByText('The first 1 layer of 2 is frozen.').waitFor();
    await page.getByRole('button', { name: /^Layer 2, Dense.*grafted, fine-tuned/ }).waitFor();
    await page.getByRole('button', { name: 'Take the graft off' }).click();
    await page.keyboard.press('Control+z');
    await page.getByText('The first 1 layer of 2 is frozen.').waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  test('a layer becomes another kind, what does not fit is said and mended by one click', async () => {
    await page.locator('[data-node="trunk/1"]').click();
    await page.locator('aside').getByLabel('Kind').click();
    await page.getByRole('option', { name: 'Conv 2-D', exact: true }).click();
    await page.getByText('needs height × width × channels').waitFor();
    await page.getByRole('button', { name: 'Insert a reshape to 8 × 8 × 1' }).click();
    await page.getByRole('button', { name: /^Layer 3, Conv 2-D: 8 × 8 × 16, 160 parameters/ }).waitFor();
    await page.getByText('needs height × width × channels').waitFor({ state: 'detached' });
    await page.locator('[data-node="trunk/0"]').click();
    await page.locator('aside').getByLabel('Kind').click();
    await page.getByRole('option', { name: 'Residual' }).click();
    await page.locator('[data-node="trunk/0/0/0"]').press('Insert');
    await page.getByRole('heading', { name: 'Layer 2 of branch 1' }).waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  test('layers are shared otherwise by a picture, and all made wider and deeper by sliders', async () => {
    await page.locator('[data-node="trunk/1"]').click();
    await page.locator('aside').getByLabel('Kind').click();
    await page.getByRole('option', { name: 'Batch norm' }).click();
    await page.getByRole('button', { name: 'Settings of the plan' }).click();
    await page.getByRole('radio', { name: 'Most' }).click();
    await page.getByText('1 of 2 layers shared.').waitFor();
    await page.locator('[data-node="hidden/sex/0"]').waitFor();
    await page.getByRole('slider', { name: 'Size of the model' }).press('ArrowRight');
    await expect.poll(trunk).toEqual(['128']);
    await page.getByRole('slider', { name: 'Depth of the model' }).press('ArrowRight');
    await expect.poll(trunk).toEqual(['128', '128']);
    await page.getByRole('radio', { name: 'Nothing' }).press('Space');
    await expect.poll(trunk).toEqual([]);
    await page.getByRole('button', { name: 'Undo: share otherwise' }).click();
    await expect.poll(trunk).toEqual(['128', '128']);
    expect(stage.complaints()).toEqual([]);
  });

  test('is made to fit to this machine by one click, which says what it changed and is undone by name', async () => {
    await page.getByText('1 run, at most about 40 s (epochs measured on this machine)').waitFor();
    await page.getByRole('button', { name: 'Fit to my machine' }).click();
    await page.getByText(/^It fits as it is: a run takes at most about 40 s/).waitFor();
    await page.getByText('A run may take 5 min and 1 GB').click();
    await page.getByRole('textbox', { name: 'Minutes for a run' }).fill('0.3');
    await page.getByRole('button', { name: 'Fit to my machine' }).click();
    await page.getByText(/^Now at most 32 units, not 64: a run takes at most about /).waitFor();
    await page.getByRole('button', { name: 'Undo: fit to this machine' }).click();
    await page
      .getByText('20 runs, at most about 7 min (estimated, each run like this one)')
      .first()
      .waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  test('is made larger and moved by mouse and by keyboard, and a block is folded', async () => {
    const group = page.getByRole('group', { name: /^The model/ });
    const width = async (): Promise<number> =>
      (await page.locator('[data-node="trunk/1"]').boundingBox())?.width ?? 0;
    await page.locator('[data-node="trunk/0"]').click();
    await page.locator('aside').getByLabel('Kind').click();
    await page.getByRole('option', { name: 'Residual' }).click();
    const fitting = await width();
    for (let i = 0; i < 2; i++) await page.locator('[data-node="trunk/0"]').press('=');
    await expect.poll(width).toBeGreaterThan(1.2 * fitting);
    await page.getByRole('button', { name: 'Larger' }).click();
    const left = async (): Promise<number> => (await group.boundingBox())?.x ?? 0;
    const before = await left();
    const area = await group.evaluate((drawing) =>
      drawing.parentElement?.parentElement?.getBoundingClientRect(),
    );
    if (!area) throw new Error('the drawing is in nothing');
    await page.mouse.move(area.x + 300, area.y + 20);
    await page.mouse.down();
    await page.mouse.move(area.x + 200, area.y + 20, { steps: 4 });
    await page.mouse.up();
    expect(await left()).toBeCloseTo(before - 100, 0);
    await page.locator('[data-node="trunk/0"]').press('f');
    await page.locator('[data-node="trunk/0/0/0"]').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Unfold the block' }).click();
    await page.locator('[data-node="trunk/0/0/0"]').waitFor();
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
    await expect.poll(width).toBeCloseTo(fitting, 0);
    expect(stage.complaints()).toEqual([]);
  });

  test('and by mouse: dragged to another place, put into a head', async () => {
    await page.locator('[data-node="trunk/0"]').click();
    await page.getByRole('textbox', { name: 'Units' }).fill('128');
    await page.locator('[data-node="trunk/0"]').dragTo(page.getByTitle('Add a layer here').nth(2));
    await expect.poll(trunk).toEqual(['64', '128']);
    await page.getByRole('button', { name: /^Head of sex/ }).click();
    await page.getByRole('button', { name: 'Add a hidden layer' }).click();
    await page.getByRole('heading', { name: 'Layer 1 of the head of sex' }).waitFor();
    await page.getByRole('button', { name: 'Undo: add a layer' }).click();
    await expect.poll(() => page.locator('[data-node^="hidden/"]').count()).toBe(0);
    expect(stage.complaints()).toEqual([]);
  });
});

describe('a run', () => {
  beforeEach(async () => {
    page = await stage.open('#/run/run-live', look);
  });

  test('is paused and resumed', async () => {
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });

  test('is cancelled only through the menu', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Cancel the run' }).click();
    await page.getByText('Cancelled', { exact: true }).waitFor();
  });

  test('is told in a sentence, and shown as a table on demand', async () => {
    await page.getByRole('img', { name: /^water: Loss fell from .* by epoch 7\d; best / }).waitFor();
    await page.getByRole('button', { name: 'Show as table' }).first().click();
    const table = page.getByRole('region', { name: 'water: Loss' });
    await table.getByRole('rowheader', { name: '1', exact: true }).waitFor();
    await table.evaluate((part) => part.scrollTo(0, part.scrollHeight));
    await table.getByRole('rowheader', { name: '72', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Show as chart' }).click();
    await page.getByRole('img', { name: /^water: Loss/ }).waitFor();
  });
});

describe('a chart', () => {
  const reader = () => page.getByRole('slider', { name: /^Read water: Loss/ });
  const action = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'What to do with “water: Loss”' }).click();
    await page.getByRole('menuitem', { name }).or(page.getByRole('menuitemcheckbox', { name })).click();
  };
  const saved = async (name: string): Promise<{ name: string; content: Buffer }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), action(name)]);
    return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
  };

  /** Whether a browser takes it for a picture; a fault in the XML and it would not. */
  async function isDrawn(drawing: string): Promise<boolean> {
    const alone = await page.context().newPage();
    await alone.setContent(`<img src="data:image/svg+xml,${encodeURIComponent(drawing)}">`);
    const width = await alone.locator('img').evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    });
    await picture(alone, 'chart saved as SVG');
    await alone.close();
    return width === 720;
  }

  beforeEach(async () => {
    page = await stage.open('#/run/run-live', look);
    await reader().waitFor();
  });

  test('is read by the arrows, epoch by epoch, all lines at once', async () => {
    await reader().focus();
    await page.keyboard.press('Home');
    expect(await reader().getAttribute('aria-valuetext')).toMatch(
      /^Epoch 1: Training [\d.]+, Validation [\d.]+$/,
    );
    await page.keyboard.press('ArrowRight');
    expect(await reader().getAttribute('aria-valuenow')).toBe('2');
    await picture(page, 'chart that is read');
  });

  test('shows a part when one is dragged over, and all again after a double click', async () => {
    const box = await reader().boundingBox();
    if (!box) throw new Error('the chart is not there');
    const whole = await page
      .locator('canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await page.mouse.move(box.x + 0.25 * box.width, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 60, { steps: 4 });
    await page.mouse.up();
    const now = () =>
      page
        .locator('canvas')
        .first()
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    await expect.poll(now).not.toBe(whole);
    await reader().dblclick();
    await expect.poll(now).toBe(whole);
  });

  test('saves its numbers whole, a picture and a drawing', async () => {
    const numbers = await saved('Save the numbers as CSV');
    expect(numbers.name).toBe('water- Loss.csv');
    expect(numbers.content.toString('utf8').trim().split('\r\n').length).toBeGreaterThan(72);
    const image = await saved('Save as PNG');
    // Width and height stand at byte 16 of every PNG.
    expect([image.content.readUInt32BE(16), image.content.readUInt32BE(20)]).toEqual([1440, 800]);
    const drawing = (await saved('Save as SVG')).content.toString('utf8');
    expect(await isDrawn(drawing)).toBe(true);
    expect(drawing).toMatch(/<title>water: Loss<\/title>.*Training.*best: 46/s);
    expect(stage.complaints()).toEqual([]);
  });

  test('shows logarithms and smooth lines, alike in all panels', async () => {
    const pictures = () =>
      page.locator('canvas').evaluateAll((all) => all.map((one) => (one as HTMLCanvasElement).toDataURL()));
    const before = await pictures();
    await action('Logarithmic scale');
    await expect
      .poll(async () => (await pictures()).map((one, i) => one === before[i]))
      .toEqual([false, false, false]);
    await action('Smooth the lines');
    await picture(page, 'smooth lines on a logarithmic scale');
    expect(stage.complaints()).toEqual([]);
  });
});

describe('tables', () => {
  test('two million rows are scrolled to their end', async () => {
    page = await stage.open('#/dataset/c0ffee00c0ffee00', look);
    const table = page.getByRole('table');
    await table.getByRole('cell').first().waitFor();
    await table.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByRole('rowheader', { name: '2,184,512' }).waitFor();
    expect(await table.getByRole('row').count()).toBeLessThan(80);
  });

  test('rows are filtered by a bar and by a value, sorted, and a column stays in sight', async () => {
    page = await stage.open('#/dataset/a1b2c3d4e5f60718?predict=sex', look);
    const table = page.getByRole('table');
    const rows = async (): Promise<number> => Number(await table.getAttribute('aria-rowcount')) - 1;
    await table.getByRole('cell').first().waitFor();
    await page.getByRole('button', { name: /^Gentoo/ }).click();
    await expect.poll(rows).toBeLessThan(200);
    const gentoo = await rows();
    await table.getByRole('button', { name: /^Only 42\.3 to/ }).press('Enter');
    await expect.poll(rows).toBeLessThan(gentoo);
    await page.getByRole('button', { name: 'bill_length_mm', exact: true }).click();
    await page.getByRole('button', { name: 'bill_length_mm', exact: true }).click();
    expect(await page.locator('[aria-sort=descending]').count()).toBe(1);
    await page.getByRole('button', { name: 'Keep bill_length_mm in sight' }).click();
    expect((await table.getByRole('columnheader').nth(1).textContent())?.trim()).toMatch(/^bill_length_mm/);
    await page.getByRole('button', { name: 'Show all rows' }).click();
    await expect.poll(rows).toBe(344);
    await page.getByText('Always answering “MALE” is right in 50% of the rows.').waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  test('two runs are chosen and compared', async () => {
    page = await stage.open('#/runs', look);
    await page.getByRole('checkbox', { name: 'Select Penguins together', exact: true }).check();
    expect(await page.getByRole('button', { name: 'Compare' }).isDisabled()).toBe(true);
    await page.getByRole('checkbox', { name: 'Select Penguins together, wide' }).check();
    await page.getByRole('button', { name: 'Compare' }).click();
    const units = page.getByRole('row', { name: 'Layer 2 of the trunk: Units' });
    await units.getByRole('cell', { name: '256' }).waitFor();
  });
});

describe('runs', () => {
  beforeEach(async () => {
    page = await stage.open('#/runs', look);
    await page.getByRole('cell').first().waitFor();
  });

  test('a search is completed by keyboard, and a fault in it is told with its place', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('ta');
    await page.getByRole('option', { name: /^task:/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'tag:baseline' }).click();
    await page.getByText('1 run', { exact: true }).waitFor();
    await page.keyboard.type('metric>high');
    await page.getByText(/at character 14 of the search: “high” is not a number/).waitFor();
    expect(stage.complaints()).toEqual([]);
  });

  test('what is deleted comes back by Undo', async () => {
    const name = 'Penguins together, wide';
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
    await page.getByRole('button', { name: 'Actions for the selected runs' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  });

  test('a hidden column stays hidden, and so do groups', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Tasks' }).click();
    await page.keyboard.press('Escape');
    await page.getByLabel(/^Group/).click();
    await page.getByRole('option', { name: 'By study' }).click();
    await page.getByRole('button', { name: /No study/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /No study/ }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Tasks' }).count()).toBe(0);
  });
});

describe('a model on rows held out', () => {
  test('a cell of the confusion matrix and a bar of errors open the rows behind them', async () => {
    page = await stage.open('#/model/run-done', look);
    const good = page.getByRole('tab', { name: 'How good it is' });
    await good.click();
    // Whoever is sent the address sees the same.
    expect(page.url()).toMatch(/#\/model\/run-done\/good$/);
    const species = page.getByRole('region', { name: 'Confusion matrix of species' });
    await species.getByRole('button', { name: /truly Adelie, predicted Adelie/ }).click();
    await page.getByRole('region', { name: 'truly Adelie, predicted Adelie' }).first().waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: /^truly (Gentoo|Chinstrap), predicted (Gentoo|Chinstrap)$/ })
      .first()
      .waitFor();
    expect(await species.locator('button[tabindex="0"]').count()).toBe(1);
    await page
      .getByRole('button', { name: /error from/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const rows = page.getByRole('region', { name: /^error from/ }).first();
    await rows.getByRole('button', { name: 'Try it' }).first().click();
    await page.getByRole('list', { name: 'All heads answer' }).waitFor();
    await good.click();
    const points = page.getByRole('button', { name: /^truly .* g, error .* g$/ });
    await points.first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: /^truly .* g, error/ })
      .first()
      .waitFor();
    await picture(page, 'the row behind a point');
    expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
    expect(stage.complaints()).toEqual([]);
  });
});

test('language and theme change at once and stay', async () => {
  page = await stage.open('#/settings', look);
  await page.getByRole('radio', { name: '中文' }).click();
  await page.getByRole('heading', { name: '设置' }).waitFor();
  await page.getByRole('radio', { name: '深色' }).click();
  expect(
    await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
  ).toEqual(['zh-CN', 'dark']);
  await page.reload();
  await page.getByRole('heading', { name: '设置' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
});
