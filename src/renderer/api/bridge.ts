/** What the preload script puts into the page: a transport and a way to hand over files, nothing else. */
export interface Bridge {
  readonly host: 'window';
  request(name: string, payload: unknown): Promise<unknown>;
  listen(heard: (event: unknown) => void): () => void;
  offer(file: File): Promise<unknown>;
}

declare global {
  interface Window {
    readonly espalier?: Bridge;
  }
}

/** The window's bridge; undefined in a browser. */
export function bridgeOf(page: Window): Bridge | undefined {
  return page.espalier;
}
