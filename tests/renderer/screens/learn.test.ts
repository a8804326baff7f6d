// needs: chromium
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Look, type Stage } from './browser';

const look: Look = { language: 'en-GB', theme: 'light', size: { width: 1024, height: 700 } };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Turns a slider so many steps to the right, by keyboard. */
async function turn(page: Page, name: string, steps: number): Promise<void> {
  await page.getByRole('slider', { name }).focus();
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowRight');
}

test('a network is moved by keyboard, and too large a rate ends in NaN', async () => {
  const page = await stage.open('#/learn/network', look);
  await page.getByRole('button', { name: 'Next: hidden units' }).press('Enter');
  await page.getByText('h₁ = tanh(0.300) = 0.291').waitFor();
  await page.getByRole('button', { name: 'One whole step' }).press('Enter');
  await page.getByText('1 step taken, loss 0.220').waitFor();
  await turn(page, 'Learning rate', 5);
  await page.getByRole('button', { name: 'Run' }).press('Enter');
  await page.getByText(/steps taken, loss NaN/).waitFor();
  expect(await page.getByRole('cell', { name: 'NaN' }).count()).toBe(27);
  await page.getByRole('button', { name: 'Start over' }).press('Enter');
  await page.getByText('0 steps taken, loss 0.989').waitFor();
});

test('gradients are turned by slider and by mouse', async () => {
  const page = await stage.open('#/learn/tasks', look);
  await page.getByText('They help each other.').waitFor();
  await turn(page, 'Direction of fat', 20);
  await page.getByText('They hinder each other.').waitFor();
  const drawing = page.getByRole('img', { name: /Two arrows/ });
  await drawing.scrollIntoViewIfNeeded();
  const box = (await drawing.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const tip = (degrees: number): [number, number] => {
    const angle = (degrees * Math.PI) / 180;
    const reach = (1.5 * 48 * box.width) / 340;
    return [x + reach * Math.cos(angle), y - reach * Math.sin(angle)];
  };
  await page.mouse.move(...tip(175));
  await page.mouse.down();
  await page.mouse.move(...tip(60), { steps: 4 });
  await page.mouse.up();
  await page.getByText('They help each other.').waitFor();
  expect(await page.getByRole('slider', { name: 'Direction of fat' }).getAttribute('aria-valuetext')).toBe(
    '60°',
  );
});

test('a make-believe study is run again and gives another answer for another truth', async () => {
  const page = await stage.open('#/learn/verdicts', look);
  const before = await page.getByText(/95% interval/).textContent();
  await page.getByRole('button', { name: 'Run the study again' }).click();
  await expect.poll(() => page.getByText(/95% interval/).textContent()).not.toBe(before);
  await turn(page, 'What sharing truly adds', 2);
  await turn(page, 'Seeds', 4);
  await page.getByText('Helps', { exact: true }).first().waitFor();
});

test('a field term shows its card to the focus and leads to its words', async () => {
  const page = await stage.open('#/design/a1b2c3d4e5f60718?predict=species,sex', look);
  await page.getByRole('tab', { name: 'Training' }).click();
  const term = page.getByRole('link', { name: 'What is “Learning rate”?' });
  await term.waitFor();
  await page.getByLabel('Learning rate', { exact: true }).focus();
  await page.keyboard.press('Shift+Tab');
  await page.getByText(/How far each step moves the weights/).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toBe('#/learn/words/learningRate');
  await page.getByRole('searchbox').fill('负迁移');
  await page.getByText('Negative transfer').waitFor();
  await page.getByText('1 word', { exact: true }).waitFor();
  expect(stage.complaints()).toEqual([]);
});
