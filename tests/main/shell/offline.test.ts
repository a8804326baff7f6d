// needs: electron
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ordinaryUser, type OrdinaryUser } from '../../e2e/harness/ordinary-user';
import { build } from '../../e2e/harness/parts';
import { openWindow } from '../../e2e/harness/window';
import { startOutside, type Outside } from './listening-server';
import { outgoing } from './net-log';

let user: OrdinaryUser;
let outside: Outside;

beforeAll(async () => {
  await build();
  user = await ordinaryUser();
  outside = await startOutside();
});
afterAll(async () => {
  await outside.close();
  await user.remove();
});

test('nothing leaves in a whole session, neither by itself nor when the page tries every way out', async () => {
  const netLog = join(user.home, 'net-log.json');
  const { page, close } = await openWindow(user.home, { ...user, args: [`--log-net-log=${netLog}`] });
  try {
    const sample = page.getByRole('article').filter({ hasText: 'Penguins' });
    await sample.getByRole('button', { name: 'Open the table' }).click();
    await page.getByRole('columnheader', { name: /body_mass/ }).waitFor();
    const outcomes = await page.evaluate(tryEveryWay, `127.0.0.1:${outside.port}`);
    expect(outcomes.filter(([, outcome]) => outcome !== 'refused')).toEqual([]);
  } finally {
    await close();
  }
  expect(outside.knocks()).toBe(0);
  expect(await outgoing(netLog)).toEqual([]);
});

test('a knock would have been counted', async () => {
  const socket = connect(outside.port, '127.0.0.1');
  await once(socket, 'close');
  expect(outside.knocks()).toBe(1);
});

/** Runs in the page: every way a page knows to reach an address, each with how it went. */
async function tryEveryWay(there: string): Promise<(readonly [string, string])[]> {
  const settled = (way: string, work: () => Promise<unknown>) =>
    Promise.resolve()
      .then(work)
      .then(
        () => [way, 'went through'] as const,
        () => [way, 'refused'] as const,
      );
  const listened = (target: EventTarget, good: string, bad: string) =>
    new Promise((resolve, reject) => {
      target.addEventListener(good, resolve);
      target.addEventListener(bad, reject);
    });
  const element = <K extends keyof HTMLElementTagNameMap>(
    name: K,
    settings: Partial<HTMLElementTagNameMap[K]>,
  ) => {
    const made = Object.assign(document.createElement(name), settings);
    document.body.append(made);
    return listened(made, 'load', 'error');
  };
  const http = `http://${there}/`;
  return Promise.all([
    settled('fetch', () => fetch(http)),
    settled('fetch without an answer', () => fetch(http, { mode: 'no-cors' })),
    settled('fetch of https', () => fetch('https://example.org/')),
    settled('XMLHttpRequest', () => {
      const request = new XMLHttpRequest();
      request.open('GET', http);
      request.send();
      return listened(request, 'load', 'error');
    }),
    settled('WebSocket', () => listened(new WebSocket(`ws://${there}/`), 'open', 'error')),
    settled('EventSource', () => listened(new EventSource(http), 'open', 'error')),
    settled('image', () => element('img', { src: http })),
    settled('style sheet', () => element('link', { rel: 'stylesheet', href: http })),
    settled('font', () => new FontFace('x', `url(${http})`).load()),
    settled('module', () => import(http)),
    settled('video', () => {
      const video = Object.assign(document.createElement('video'), { src: http });
      document.body.append(video);
      return listened(video, 'loadeddata', 'error');
    }),
    settled('peer connection', async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:${there}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription();
      await new Promise<void>((resolve) => {
        peer.addEventListener(
          'icegatheringstatechange',
          () => peer.iceGatheringState === 'complete' && resolve(),
        );
      });
      const reached = peer.localDescription?.sdp.includes('srflx');
      peer.close();
      if (!reached) throw new Error('nobody answered');
    }),
  ]).then((all) => {
    // Ways that do not say how they went: the one who counts outside tells.
    navigator.sendBeacon(http, 'x');
    for (const rel of ['prefetch', 'preconnect', 'dns-prefetch', 'preload']) {
      document.head.append(Object.assign(document.createElement('link'), { rel, href: http }));
    }
    const form = Object.assign(document.createElement('form'), { action: http, method: 'POST' });
    document.body.append(form);
    form.submit();
    return all;
  });
}
