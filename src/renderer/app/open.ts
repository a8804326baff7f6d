import { mount } from 'svelte';
import '../styles/base.css';
import type { Connection } from '../api/connection';
import { Language } from '../language/language.svelte';
import { Preferences } from '../state/preferences.svelte';
import { Router } from '../state/router.svelte';
import { Workspace } from '../state/workspace.svelte';
import App from './App.svelte';

/** Puts the interface into a page over a connection to a lab, and begins to listen. */
export function open(connection: Connection, page: Document): void {
  const window = page.defaultView;
  const target = page.getElementById('app');
  if (!window || !target) throw new Error('the page has no place for the interface');
  const preferences = new Preferences(window.localStorage);
  const workspace = new Workspace(connection, new Router(window));
  const words = new Language(window.navigator.languages, () => preferences.values.language);
  mount(App, { target, props: { workspace, preferences, words } });
  workspace.open();
}
