#!/usr/bin/env node
import { serveToBrowser } from './run/browser.mjs';
import { buildIfStale } from './run/build.mjs';
import { hasScreen, openWindow, whyNoWindow } from './run/window.mjs';
import { here } from './setup/places.mjs';
import { orEnd } from './setup/refusal.mjs';
import { setUp } from './setup/run.mjs';
import { stepsFor } from './setup/steps.mjs';
import { say } from './setup/talk.mjs';

// `npm start`: the lab in a window of its own; where there can be none, the same lab in a browser.
const args = process.argv.slice(2);
const parts = await orEnd(async () => {
  const ready = await setUp(hasScreen() ? stepsFor.window : stepsFor.command, { places: here });
  await buildIfStale(here, ready.node.path);
  return ready;
});

let why = whyNoWindow(parts, args);
if (why === undefined) {
  const { opened, code } = await openWindow(here, parts, args);
  if (opened) process.exit(code);
  why = { en: `The window did not open (exit code ${code}).`, zh: `窗口未能打开（退出码 ${code}）。` };
}
say({
  en: `${why.en} The lab is served to a browser on this machine instead; Ctrl-C ends it.`,
  zh: `${why.zh}实验室改为在本机浏览器中提供；按 Ctrl-C 结束。`,
});
process.exitCode = await serveToBrowser(here, parts);
