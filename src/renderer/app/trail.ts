import type { Catalogue } from '../language/en';
import type { Route } from '../state/routes';
import type { Workspace } from '../state/workspace.svelte';
import { sectionOf } from './sections';

/** One step of *where am I*; the last one has no route. */
export interface Step {
  readonly label: string;
  readonly route?: Route;
}

/** From the section to the thing that is shown. */
export function trailOf(workspace: Workspace, t: Catalogue): Step[] {
  const { route } = workspace.router;
  const section = sectionOf(route);
  const here = hereOf(workspace, route, t);
  return here
    ? [{ label: t.frame[section], route: { view: section } }, ...here]
    : [{ label: t.frame[section] }];
}

function hereOf(workspace: Workspace, route: Route, t: Catalogue): Step[] | undefined {
  switch (route.view) {
    case 'import':
      return [{ label: t.data.importTitle }];
    case 'dataset':
      return [{ label: datasetName(workspace, route.id) ?? t.words.dataset }];
    case 'design':
      return [
        { label: datasetName(workspace, route.id) ?? t.words.dataset, route: { ...route, view: 'dataset' } },
        { label: t.plan.title },
      ];
    case 'study':
      return [
        { label: workspace.studies.value?.find((study) => study.id === route.id)?.name ?? t.words.study },
      ];
    case 'run':
      return [{ label: workspace.nameOfRun(route.id) ?? t.words.run }];
    case 'model':
      return [{ label: workspace.nameOfRun(route.id) ?? t.words.model }];
    case 'lesson':
      return [{ label: t.learn.lessons[route.lesson].title }];
    case 'compare':
      return [{ label: t.compare.title }];
    case 'home':
    case 'data':
    case 'studies':
    case 'runs':
    case 'models':
    case 'learn':
    case 'settings':
    case 'kitchen':
      return undefined;
  }
}

function datasetName(workspace: Workspace, id: string): string | undefined {
  return workspace.datasets.value?.find((dataset) => dataset.id === id)?.name;
}
