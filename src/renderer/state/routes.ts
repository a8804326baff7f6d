import { isLesson, type Lesson } from './lessons';

/** Where a person can be. Every place has an address, so that links, back and forward work. */
export type Route =
  | { readonly view: PlainView }
  | { readonly view: 'dataset' | 'design'; readonly id: string; readonly predict: readonly string[] }
  | { readonly view: 'study' | 'run'; readonly id: string }
  | { readonly view: 'model'; readonly id: string; readonly page?: ModelPage }
  | { readonly view: 'lesson'; readonly lesson: Lesson; readonly term: string }
  | { readonly view: 'compare'; readonly ids: readonly string[] };

/** Places that are one of a kind. */
export type PlainView = (typeof PLAIN)[number];

const PLAIN = [
  'home',
  'data',
  'import',
  'studies',
  'runs',
  'models',
  'learn',
  'settings',
  'kitchen',
] as const;
const SINGLE = ['study', 'run'] as const;

/** What is shown of a model; without it, its first page. */
export const MODEL_PAGES = ['use', 'good', 'relies'] as const;
export type ModelPage = (typeof MODEL_PAGES)[number];

/** The address of a place, as the part of a link that begins with `#`. */
export function linkTo(route: Route): string {
  if (route.view === 'compare') return `#/compare/${route.ids.map(encodeURIComponent).join(',')}`;
  if (route.view === 'lesson')
    return `#/learn/${route.lesson}${route.term === '' ? '' : `/${encodeURIComponent(route.term)}`}`;
  if (!('id' in route)) return `#/${route.view}`;
  const path = `#/${route.view}/${encodeURIComponent(route.id)}`;
  if (route.view === 'model') return route.page ? `${path}/${route.page}` : path;
  if (!('predict' in route) || route.predict.length === 0) return path;
  return `${path}?predict=${route.predict.map(encodeURIComponent).join(',')}`;
}

/** Names what a place is about, whatever is picked or looked for within it. */
export function subjectOf(route: Route): string {
  if (route.view === 'lesson') return linkTo({ ...route, term: '' });
  if (route.view === 'model') return linkTo({ view: 'model', id: route.id });
  return linkTo('predict' in route ? { ...route, predict: [] } : route);
}

/** The place of an address; an address that leads nowhere leads home. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [view, id = '', part = ''] = path.split('/');
  const plain = PLAIN.find((name) => name === view);
  if (plain && id === '') return { view: plain };
  if (id === '') return { view: 'home' };
  const single = SINGLE.find((name) => name === view);
  if (single) return { view: single, id: decode(id) };
  if (view === 'model') return modelOf(decode(id), part);
  if (view === 'learn')
    return isLesson(id) ? { view: 'lesson', lesson: id, term: decode(part) } : { view: 'learn' };
  if (view === 'compare') return { view, ids: id.split(',').map(decode) };
  if (view === 'dataset' || view === 'design') return { view, id: decode(id), predict: predictOf(query) };
  return { view: 'home' };
}

function modelOf(id: string, part: string): Route {
  const page = MODEL_PAGES.find((name) => name === part);
  return page ? { view: 'model', id, page } : { view: 'model', id };
}

function predictOf(query: string): string[] {
  const [, value = ''] = /(?:^|&)predict=([^&]*)/.exec(query) ?? [];
  return value === '' ? [] : value.split(',').map(decode);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
