import { Router, type RouterPage } from '../../../src/renderer/state/router.svelte';
import { Workspace } from '../../../src/renderer/state/workspace.svelte';
import { createFakeLab, type FakeLab } from '../fake-lab/fake-lab';
import { busy, type Scene } from '../fake-lab/scene';

/** The address bar of a page that is not there: a changed hash is heard as in a browser. */
export class FakePage extends EventTarget implements RouterPage {
  readonly #set = (hash: string): void => {
    this.#hash = hash;
    this.dispatchEvent(new Event('hashchange'));
  };
  #hash = '';
  readonly location = hashLocation(
    () => this.#hash,
    (hash) => this.#set(hash),
  );
  readonly history = {
    replaceState: (_data: unknown, _unused: string, hash: string): void => {
      this.#hash = hash;
    },
  };
}

function hashLocation(get: () => string, set: (hash: string) => void): { hash: string } {
  return Object.defineProperty({ hash: '' }, 'hash', { get, set });
}

export interface TestedWorkspace {
  readonly lab: FakeLab;
  readonly workspace: Workspace;
  readonly page: FakePage;
}

/** A workspace over the fake lab, not opened yet. */
export function aWorkspace(scene: Scene = busy()): TestedWorkspace {
  const lab = createFakeLab(scene);
  const page = new FakePage();
  return { lab, page, workspace: new Workspace(lab.connection, new Router(page)) };
}
