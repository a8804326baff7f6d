// needs: electron
import { readFileSync, readdirSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FRAME_LIMIT } from '../../../src/main/serve/frames';
import { ordinaryUser, type OrdinaryUser } from '../../e2e/harness/ordinary-user';
import { build, root } from '../../e2e/harness/parts';
import { openWindow, type LabWindow } from '../../e2e/harness/window';

let user: OrdinaryUser;
let opened: LabWindow;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  await build();
  user = await ordinaryUser();
  opened = await openWindow(user.home, user);
  ({ app, page } = opened);
  await page.addInitScript(() => {
    const broken: string[] = [];
    Object.assign(globalThis, { broken });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      broken.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await page.reload();
  await page.getByRole('heading', { name: 'A table and a question' }).waitFor();
});

afterAll(async () => {
  await opened.close();
  await user.remove();
});

test('the interface itself breaks none of its rules, wherever one goes', async () => {
  for (const name of ['Data', 'Studies', 'Runs', 'Models', 'Learn', 'Settings', 'Home']) {
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  }
  expect(await page.evaluate(() => Reflect.get(globalThis, 'broken'))).toEqual([]);
});

describe('the page has a page’s powers only', () => {
  test.each(['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron', 'ipcRenderer'])(
    'there is no %s',
    async (name) => {
      expect(await page.evaluate((key) => key in globalThis, name)).toBe(false);
    },
  );

  test('the bridge is six things, and cannot be changed', async () => {
    const found = await page.evaluate(() => {
      const bridge = window.espalier;
      try {
        Object.assign(bridge ?? {}, { request: () => 'mine' });
      } catch {
        // Refused, as it should be.
      }
      return { keys: Object.keys(bridge ?? {}).sort(), own: String(bridge?.request).includes('mine') };
    });
    expect(found).toEqual({ keys: ['heed', 'host', 'listen', 'offer', 'request', 'tell'], own: false });
  });

  test('its process is sandboxed by the system, unless that is switched off for root', async () => {
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    );
    const [, seccomp] = /^Seccomp:\s+(\d)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    // 2: only listed calls of the kernel may be made.
    expect(seccomp).toBe(user.sandbox ? '2' : '0');
  });

  test('its rules come as a header with every file, and allow nothing inline', async () => {
    const headers = await page.evaluate(async () =>
      Promise.all(
        ['/', document.scripts[0]?.src ?? ''].map(async (address) =>
          Object.fromEntries((await fetch(address)).headers.entries()),
        ),
      ),
    );
    for (const one of headers) {
      expect(one['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(one['content-security-policy']).not.toMatch(/unsafe/);
      expect(one['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('no code comes in', () => {
  test.each(['eval', 'Function'] as const)('not by %s', async (name) => {
    const outcome = await page.evaluate(async (way) => {
      // What a test injects may use eval as long as it has not waited; afterwards it is code like any other.
      await new Promise((resolve) => setTimeout(resolve));
      try {
        return Reflect.get(globalThis, way)('1');
      } catch (refusal) {
        return String(refusal);
      }
    }, name);
    expect(outcome).toMatch(/EvalError|requires 'TrustedScript'/);
  });

  test.each([
    ['a timer with text', () => setTimeout('globalThis.ran = 1' as unknown as () => void)],
    ['markup', () => (document.body.innerHTML = '<img src=x onerror="globalThis.ran = 1">')],
    [
      'an inline script',
      () => document.head.append(Object.assign(document.createElement('script'), { text: '1' })),
    ],
    ['an inline handler', () => document.body.setAttribute('onclick', 'globalThis.ran = 1')],
    [
      'a script: address',
      () =>
        document.body.append(
          Object.assign(document.createElement('script'), { src: 'data:text/javascript,1' }),
        ),
    ],
  ])('not by %s', async (_way, attempt) => {
    await expect(page.evaluate(attempt)).rejects.toThrow(/EvalError|TypeError|require-trusted-types/i);
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  });

  test('not by a module from elsewhere', async () => {
    for (const address of [
      'https://example.org/x.js',
      'data:text/javascript,export default 1',
      'file:///etc/hostname',
    ]) {
      await expect(page.evaluate((from) => import(from), address)).rejects.toThrow(/import|fetch/i);
    }
  });

  test('no style either', async () => {
    const colour = await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) }';
      document.head.append(style);
      return getComputedStyle(document.body).color;
    });
    expect(colour).not.toBe('rgb(1, 2, 3)');
  });
});

describe('the window stays where it is', () => {
  test.each([
    'https://example.org/',
    'file:///etc/hostname',
    'data:text/html,<p>elsewhere',
    'javascript:globalThis.ran=1',
    'app://elsewhere/',
  ])('navigation to %s is refused', async (address) => {
    await page
      .evaluate((to) => {
        const link = Object.assign(document.createElement('a'), { href: to });
        document.body.append(link);
        link.click();
        link.remove();
        location.href = to;
      }, address)
      .catch(() => undefined);
    // By the time the lab has answered, a navigation that was allowed would have replaced the page.
    const reply = await page.evaluate(() => window.espalier?.request('system.info', {}));
    expect(reply).toMatchObject({ ok: true });
    expect(page.url()).toMatch(/^app:\/\/espalier\/(#.*)?$/);
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  });

  test('from an empty page, which nobody is asked about, it comes back', async () => {
    await page.evaluate(() => (location.href = 'about:blank')).catch(() => undefined);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(page.url()).toBe('app://espalier/');
  });

  test.each(['https://example.org/', 'about:blank', 'app://espalier/'])(
    '%s opens no window',
    async (address) => {
      expect(await page.evaluate((to) => open(to) === null, address)).toBe(true);
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    },
  );

  test.each(['app://espalier/', 'data:text/html,<p>inside', 'https://example.org/'])(
    'a frame shows nothing of %s',
    async (address) => {
      const shown = await page.evaluate(async (from) => {
        const frame = document.createElement('iframe');
        const settled = new Promise((resolve) => {
          frame.onload = resolve;
          frame.onerror = resolve;
        });
        frame.src = from;
        document.body.append(frame);
        await settled;
        const text = frame.contentDocument?.body.innerText ?? '';
        frame.remove();
        return text;
      }, address);
      expect(shown).toBe('');
    },
  );

  test.each(['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'])(
    'permission for %s is denied',
    async (name) => {
      const state = await page.evaluate(
        async (asked) => (await navigator.permissions.query({ name: asked as PermissionName })).state,
        name,
      );
      expect(state).toBe('denied');
    },
  );

  test('devices are not handed out', async () => {
    const outcome = await page.evaluate(() =>
      Promise.all([
        navigator.mediaDevices.getUserMedia({ audio: true }).then(String, (error: Error) => error.name),
        new Promise((resolve) =>
          navigator.geolocation.getCurrentPosition(
            () => resolve('known'),
            () => resolve('denied'),
          ),
        ),
      ]),
    );
    expect(outcome).toEqual([expect.stringMatching(/NotAllowedError|NotFoundError/), 'denied']);
  });
});

describe('files are saved', () => {
  /** Lets the page save something and tells how that ended. */
  const outcomeOf = async (address: string): Promise<string> => {
    const path = join(user.home, 'saved.csv');
    const ended = app.evaluate(
      ({ session }, file) =>
        new Promise<string>((resolve) => {
          session.defaultSession.once('will-download', (event, item) => {
            if (event.defaultPrevented) return resolve('refused');
            // Nobody is there to use the system's dialog.
            item.setSavePath(file);
            item.once('done', (_event, state) => resolve(state));
          });
        }),
      path,
    );
    await page.evaluate((from) => {
      const href = from === 'own' ? URL.createObjectURL(new Blob(['a,b\r\n'])) : from;
      Object.assign(document.createElement('a'), { href, download: 'x.csv' }).click();
    }, address);
    return ended;
  };

  test('when the page has made them', async () => {
    expect(await outcomeOf('own')).toBe('completed');
    expect(readFileSync(join(user.home, 'saved.csv'), 'utf8')).toBe('a,b\r\n');
  });

  test('and not from elsewhere', async () => {
    expect(await outcomeOf('data:text/csv,a,b')).toBe('refused');
  });
});

describe('the bundle is all there is to read', () => {
  test.each([
    'app://espalier/../package.json',
    'app://espalier/%2e%2e/package.json',
    'app://espalier/..%2f..%2fpackage.json',
    'app://espalier/assets/',
    'app://espalier/etc/hostname',
    'app://espalier//etc/hostname',
    'app://espalier/__proto__',
  ])('%s is not found', async (address) => {
    expect(await page.evaluate(async (from) => (await fetch(from)).status, address)).toBe(404);
  });

  test.each(['app://elsewhere/', 'file:///etc/hostname'])('%s cannot be fetched', async (address) => {
    await expect(page.evaluate((from) => fetch(from), address)).rejects.toThrow(/fetch/i);
  });
});

describe('what the page says to the lab is checked', () => {
  test.each([
    ['an unknown name', 'runs.explode', {}],
    ['a name of the language itself', '__proto__', {}],
    ['a name that is no text', { toString: 'runs.list' }, {}],
    ['nothing', undefined, undefined],
    ['an input of another shape', 'runs.get', { run: 5 }],
    ['a list in place of an input', 'runs.get', ['x']],
    ['a number out of range', 'datasets.page', { id: 'x', from: -1, count: 1e9 }],
  ])('%s is refused by its code', async (_what, name, input) => {
    const reply = await page.evaluate(
      ([call, payload]) => window.espalier?.request(call as string, payload),
      [name, input] as const,
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'system.bad-call' } });
  });

  test('more bytes than a frame may have are refused', async () => {
    const reply = await page.evaluate(
      (bytes) => window.espalier?.request('runs.get', { run: 'x'.repeat(bytes) }),
      FRAME_LIMIT,
    );
    expect(reply).toEqual({
      ok: false,
      error: { code: 'system.bad-call', details: { call: 'window', place: '(top)', reason: 'size' } },
    });
  });

  test('functions and elements cannot cross', async () => {
    for (const make of [() => () => 1, () => document.body]) {
      const sent = page.evaluate(`window.espalier.request('runs.get', { run: (${make.toString()})() })`);
      await expect(sent).rejects.toThrow(/clone/);
    }
  });

  test('a file that the page made up itself has no place on the disk, so it is refused', async () => {
    const reply = await page.evaluate(() => window.espalier?.offer(new File(['a'], 'etc/passwd')));
    expect(reply).toMatchObject({ ok: false, error: { code: 'file.missing' } });
  });

  test('a token that was not handed out opens nothing', async () => {
    const reply = await page.evaluate(() =>
      window.espalier?.request('datasets.preview', { token: '/etc/passwd', options: {} }),
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'file.token-unknown' } });
  });

  test('another page is not heard, even with the same preload script', async () => {
    const preload = join(root, 'out', 'preload', 'index.js');
    const reply = await app.evaluate(async ({ BrowserWindow }, file) => {
      const other = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true } });
      await other.loadURL('data:text/html,<p>other');
      const answer: unknown = await other.webContents.executeJavaScript(
        "espalier.request('system.info', {})",
      );
      other.destroy();
      return answer;
    }, preload);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'system.bad-call', details: { reason: 'sender' } },
    });
  });
});

test('everything in the data folder is for its owner alone', async () => {
  const names = readdirSync(user.home);
  expect(names).toEqual(expect.arrayContaining(['history.sqlite', 'lab.sock', 'window']));
  for (const name of ['lab.sock', 'window', 'datasets', 'runs', 'tmp']) {
    expect((await lstat(join(user.home, name))).mode & 0o077, name).toBe(0);
  }
});
