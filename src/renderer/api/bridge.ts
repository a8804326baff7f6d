/** What the preload script puts into the page: transports, and a way to hand over files. Nothing else. */
export interface Bridge {
  readonly host: 'window';
  request(name: string, payload: unknown): Promise<unknown>;
  listen(heard: (event: unknown) => void): () => void;
  offer(file: File): Promise<unknown>;
  /** To the shell around the page, and from it: see `shared/window-messages.ts`. */
  tell(message: unknown): void;
  heed(heard: (message: unknown) => void): () => void;
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
