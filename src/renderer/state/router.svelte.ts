import { linkTo, routeOf, type Route } from './routes';

/** What of a page the router needs: its address, and word when that changes. */
export interface RouterPage {
  readonly location: { hash: string };
  readonly history: { replaceState(data: unknown, unused: string, url: string): void };
  addEventListener(type: 'hashchange', changed: () => void): void;
}

/** The place that is shown: follows the address and changes it. */
export class Router {
  route = $state.raw<Route>({ view: 'home' });
  readonly #page: RouterPage;

  constructor(page: RouterPage) {
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
