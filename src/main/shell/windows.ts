import { BrowserWindow, type WebContents } from 'electron';
import type { ToPage } from '../../shared/window-messages';
import { windowChannels } from '../../shared/window-channels';
import { openWindow } from './window';

/** All windows of the program: they show one lab. */
export class Windows {
  readonly #preload: string;
  readonly #folder: string;
  /** Messages for pages that are not there yet. */
  readonly #unsent = new Map<WebContents, ToPage[]>();

  /**
   * @param preload file of the preload script
   * @param folder where the place of a window is kept
   */
  constructor(preload: string, folder: string) {
    this.#preload = preload;
    this.#folder = folder;
  }

  /** Opens one more window, beside the one that is in front. */
  open(): BrowserWindow {
    const window = openWindow(this.#preload, this.#folder, this.front());
    const contents = window.webContents;
    this.#unsent.set(contents, []);
    contents.on('did-navigate', () => this.#unsent.set(contents, []));
    window.once('closed', () => this.#unsent.delete(contents));
    return window;
  }

  /** The window that a person works in, or worked in last. */
  front(): BrowserWindow | undefined {
    return BrowserWindow.getFocusedWindow() ?? this.#all().at(-1);
  }

  /** Brings the front window before the person, or opens one. */
  comeForward(): BrowserWindow {
    const window = this.front() ?? this.open();
    if (window.isMinimized()) window.restore();
    window.focus();
    return window;
  }

  /** Whether a page is in one of our windows. */
  owns(contents: WebContents): boolean {
    return this.#all().some((window) => window.webContents === contents);
  }

  /** Says something to the page of a window, as soon as it is there. */
  tell(window: BrowserWindow, message: ToPage): void {
    const waiting = this.#unsent.get(window.webContents);
    if (waiting) waiting.push(message);
    else window.webContents.send(windowChannels.heed, message);
  }

  /** A page says that it is there and listens. */
  arrived(contents: WebContents): void {
    const waiting = this.#unsent.get(contents) ?? [];
    this.#unsent.delete(contents);
    for (const message of waiting) contents.send(windowChannels.heed, message);
  }

  /** Tells an event of the lab to every page. */
  broadcast(event: unknown): void {
    for (const { webContents } of this.#all()) webContents.send(windowChannels.event, event);
  }

  #all(): BrowserWindow[] {
    return BrowserWindow.getAllWindows().filter((window) => !window.isDestroyed());
  }
}
