import type { Route } from '../state/routes';

/** The entries of the rail. */
export type Section = 'home' | 'data' | 'studies' | 'runs' | 'models' | 'learn' | 'settings';

const SECTIONS: Readonly<Record<Route['view'], Section>> = {
  home: 'home',
  data: 'data',
  import: 'data',
  dataset: 'data',
  design: 'data',
  studies: 'studies',
  study: 'studies',
  runs: 'runs',
  run: 'runs',
  compare: 'runs',
  models: 'models',
  model: 'models',
  learn: 'learn',
  lesson: 'learn',
  settings: 'settings',
  kitchen: 'settings',
};

/** The entry of the rail that a place belongs to. */
export function sectionOf(route: Route): Section {
  return SECTIONS[route.view];
}
