// needs: chromium
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, picture, type Look, type Stage } from './browser';

const looks: Record<string, Look & { readonly free: RegExp }> = {
  English: { language: 'en-GB', theme: 'light', size: { width: 1024, height: 700 }, free: /^Free / },
  Chinese: { language: 'zh-CN', theme: 'dark', size: { width: 1440, height: 900 }, free: /^释放/ },
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test.each(Object.entries(looks))(
  'a notice covers nothing, and Escape closes it: %s',
  async (name, { free, ...look }) => {
    const page = await stage.open('#/settings', look);
    const main = page.getByRole('main');
    const before = await main.boundingBox();
    await page.getByRole('button', { name: free }).click();
    const notice = page.locator('.notice');
    await notice.waitFor();
    await picture(page, `${name} - a notice`);
    const [now, said] = [await main.boundingBox(), await notice.boundingBox()];
    expect((now?.y ?? NaN) + (now?.height ?? NaN)).toBeLessThanOrEqual(said?.y ?? NaN);
    expect(now?.y).toBe(before?.y);
    await page.keyboard.press('Escape');
    await notice.waitFor({ state: 'detached' });
    expect(await main.boundingBox()).toEqual(before);
    expect(stage.complaints()).toEqual([]);
  },
);
