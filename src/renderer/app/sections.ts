import type { Route } from '../state/routes';

/** The entry of the rail that a place belongs to. */
export function sectionOf(route: Route): 'home' | 'data' | 'studies' | 'runs' | 'models' | 'learn' | 'settings' {
  switch (route.view) {
    case 'import':
    case 'dataset':
    case 'design':
      return 'data';
    case 'study':
      return 'studies';
    case 'run':
    case 'compare':
      return 'runs';
    case 'model':
      return 'models';
    default:
      return route.view;
  }
}
