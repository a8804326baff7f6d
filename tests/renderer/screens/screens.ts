import { CHECKUP_TARGETS } from '../fake-lab/tables';

export interface Screen {
  readonly address: string;
  /** What shows that it is there. */
  readonly shows: string;
  /** What is pressed before the picture is taken. */
  readonly press?: readonly string[];
}

/** Every screen, by its name. */
export const SCREENS: Readonly<Record<string, Screen>> = {
  'home, new': { address: '?scene=fresh#/home', shows: 'article' },
  home: { address: '#/home', shows: '.interrupted' },
  data: { address: '#/data', shows: 'table' },
  'data, none': { address: '?scene=fresh#/data', shows: '.empty' },
  table: { address: '#/dataset/a1b2c3d4e5f60718?predict=species,sex,body_mass_g', shows: '[role=cell]' },
  'filtered table': {
    address: '#/dataset/a1b2c3d4e5f60718?predict=species,body_mass_g',
    shows: '[role=cell]',
    press: ['.bars >> nth=0 >> button:nth-child(9)', '.column .name >> nth=3', '.column .pin >> nth=2'],
  },
  'wide table': { address: '#/dataset/b7c8d9e0f1a2b3c4', shows: '[role=cell]' },
  'long table': { address: '#/dataset/c0ffee00c0ffee00', shows: '[role=cell]' },
  'table with a draft that came back': {
    address: '#/dataset/c0ffee00c0ffee00',
    shows: '.restored',
  },
  'table with remedies taken': {
    address: '#/dataset/a1b2c3d4e5f60718',
    shows: '[role=cell]',
    press: ['.side li >> nth=0 >> button', '.side li >> nth=1 >> button'],
  },
  design: { address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g', shows: '[data-node]' },
  'wide design': { address: '#/design/b7c8d9e0f1a2b3c4?predict=water,fat,protein', shows: '[data-node]' },
  'deep design of many tasks': {
    address: `#/design/d0d1d2d3d4d5d6d7?predict=${CHECKUP_TARGETS.join(',')}`,
    shows: '[data-node]',
    press: ['[data-node="trunk/1"]', ...Array.from({ length: 5 }, () => 'aside .tools button >> nth=0')],
  },
  'settings of training': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: ['[role=tab] >> nth=2'],
  },
  'more settings': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: ['[role=tab] >> nth=3', 'aside summary >> nth=0', 'aside summary >> nth=2'],
  },
  'runs to graft from': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: ['[role=tab] >> nth=1'],
  },
  'a layer': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: ['[data-node="trunk/1"]'],
  },
  'a block of layers': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: ['[data-node="trunk/1"]', 'aside .select-trigger >> nth=0', '[role=option] >> nth=7'],
  },
  'a layer that does not fit': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: [
      '[data-node="trunk/1"]',
      'aside .select-trigger >> nth=0',
      '[role=option] >> nth=11',
      '.failure .title',
    ],
  },
  graft: {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: [
      '[role=tab] >> nth=1',
      '[title="Graft from Penguins together"], [title="嫁接自 Penguins together"]',
    ],
  },
  'frozen statistics': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: [
      '[data-node="trunk/1"]',
      'aside .select-trigger >> nth=0',
      '[role=option] >> nth=1',
      'aside .select-trigger >> nth=1',
      '[role=option] >> nth=1',
    ],
  },
  'graft that does not fit': {
    address: '#/design/a1b2c3d4e5f60718?predict=species,sex,body_mass_g',
    shows: '[data-node]',
    press: ['[role=tab] >> nth=1', '[title$="Penguins together, wide"]'],
  },
  'bundled columns': {
    address: '#/design/b7c8d9e0f1a2b3c4?predict=water,fat,protein',
    shows: '[data-node]',
    press: ['[data-node="columns/standard"]'],
  },
  studies: { address: '#/studies', shows: 'main a' },
  'studies, none': { address: '?scene=fresh#/studies', shows: '.empty' },
  'study that runs': { address: '#/study/study-running', shows: '.progress' },
  verdict: { address: '#/study/study-meat', shows: '.verdict' },
  'verdict of a graft': { address: '#/study/study-graft', shows: '.verdict' },
  runs: { address: '#/runs', shows: '[role=cell]' },
  'runs, none': { address: '?scene=fresh#/runs', shows: '.empty' },
  'run that trains': { address: '#/run/run-live', shows: 'canvas' },
  'run that ended': { address: '#/run/run-done', shows: 'canvas' },
  'run on old data': { address: '?scene=stale#/run/run-done', shows: '.stale' },
  'verdict on old data': { address: '?scene=stale#/study/study-birds', shows: '.stale' },
  'run that diverged': { address: '#/run/run-diverged', shows: '.failure' },
  'run that was interrupted': { address: '#/run/run-lost', shows: 'canvas' },
  'run that is not there': { address: '#/run/nobody', shows: '.failure' },
  'compare, other models': {
    address: '#/compare/run-done,run-done-deep',
    shows: 'figure [data-node="trunk/0"]',
    press: ['[data-node="trunk/1"] >> nth=1'],
  },
  compare: { address: '#/compare/run-done,run-done-wide', shows: 'canvas' },
  'compare, with seeds': {
    address: '#/compare/run-done,run-done-wide,run-live,run-lost',
    shows: 'canvas',
  },
  models: { address: '#/models', shows: 'table' },
  'models, none': { address: '?scene=fresh#/models', shows: '.empty' },
  model: { address: '#/model/run-done', shows: '.answers li' },
  'model, how good it is': { address: '#/model/run-done/good', shows: '.held-out h3' },
  'model, what it relies on': { address: '#/model/run-done/relies', shows: '.held-out ol' },
  learn: { address: '#/learn', shows: 'ol a' },
  'learn, network': { address: '#/learn/network', shows: 'main svg[role=img]' },
  'learn, tasks': { address: '#/learn/tasks', shows: 'main svg[role=img]' },
  'learn, transfer': { address: '#/learn/transfer', shows: 'main svg[role=img]' },
  'learn, problems': { address: '#/learn/problems', shows: '.prose' },
  'learn, verdicts': { address: '#/learn/verdicts', shows: 'main svg[role=img]' },
  'learn, programs': { address: '#/learn/programs', shows: 'pre' },
  'learn, words': { address: '#/learn/words/learningRate', shows: '.asked' },
  settings: { address: '#/settings', shows: '.remedy' },
};
