import { linkTo, routeOf, type Route } from './routes';

/** The place that is shown: follows the address and changes it. */
export class Router {
  route = $state.raw<Route>({ view: 'home' });
  readonly #page: Window;

  constructor(page: Window) {
    this.#page = page;
    this.route = routeOf(page.location.hash);
    page.addEventListener('hashchange', () => {
      this.route = routeOf(page.location.hash);
    });
  }

  go(route: Route): void {
    this.#page.location.hash = linkTo(route);
  }

  /** Changes the address without a step in the history, such as while targets are picked. */
  replace(route: Route): void {
    this.#page.history.replaceState(null, '', linkTo(route));
    this.route = route;
  }
}
