import { Resource } from './resource.svelte';

/** A list the lab tells news of: loaded once, then kept up to date by events. */
export class Collection<T extends { readonly id: string }> extends Resource<readonly T[]> {
  /** Puts in what an event told: replaces the entry of the same name, or adds it in front. */
  put(entry: T): void {
    const list = this.value;
    if (!list) return;
    const known = list.some((one) => one.id === entry.id);
    this.set(known ? list.map((one) => (one.id === entry.id ? entry : one)) : [entry, ...list]);
  }

  /** Takes out what is there no longer. */
  drop(id: string): void {
    if (this.value) this.set(this.value.filter((one) => one.id !== id));
  }
}
