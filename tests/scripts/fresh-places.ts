import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placesOf } from '../../scripts/setup/places.mjs';

/** A checkout and a cache of a test's own, in one temporary folder; `remove` takes both away. */
export function freshPlaces() {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-setup-'));
  const root = join(folder, 'checkout');
  mkdirSync(root);
  writeFileSync(join(root, 'package-lock.json'), '{"packages": {}}');
  const places = placesOf(root, { XDG_CACHE_HOME: join(folder, 'cache') });
  mkdirSync(places.cache, { recursive: true });
  return { folder, places, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
