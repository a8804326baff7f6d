/** Chinese, written by meaning. */
import type { Catalogue } from './en';
import { chart } from './zh/chart';
import { common } from './zh/everywhere';
import { commands, frame } from './zh/frame';
import { data, problem } from './zh/data';
import { glossary } from './zh/glossary';
import { home } from './zh/home';
import { learn } from './zh/learn';
import { method } from './zh/method';
import { model } from './zh/model';
import { plan } from './zh/plan';
import { run } from './zh/run';
import { compare, runs } from './zh/runs';
import { settings } from './zh/settings';
import { step } from './zh/step';
import { study } from './zh/study';
import { verdict } from './zh/verdict';
import { words } from './zh/words';

export const zh: Catalogue = {
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
