/** English: its shape is the type that every other language must have. */
import { chart } from './en/chart';
import { common } from './en/everywhere';
import { commands, frame } from './en/frame';
import { data, problem } from './en/data';
import { glossary } from './en/glossary';
import { home } from './en/home';
import { learn } from './en/learn';
import { method } from './en/method';
import { model } from './en/model';
import { plan } from './en/plan';
import { run } from './en/run';
import { compare, runs } from './en/runs';
import { settings } from './en/settings';
import { step } from './en/step';
import { study } from './en/study';
import { verdict } from './en/verdict';
import { words } from './en/words';

export const en = {
  chart,
  commands,
  common,
  compare,
  data,
  frame,
  glossary,
  home,
  learn,
  method,
  model,
  plan,
  problem,
  run,
  runs,
  settings,
  step,
  study,
  verdict,
  words,
};

/** All words of the interface in one language. */
export type Catalogue = typeof en;
