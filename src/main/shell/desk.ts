import { resolve, sep } from 'node:path';
import { app, shell, type WebContents } from 'electron';
import type { FromPage, MenuLine } from '../../shared/window-messages';
import type { HostedLab } from '../serve/hosted-lab';
import type { BridgeEnds } from './bridge';
import { setMenu } from './menu';
import type { RecentFiles } from './recent';
import type { Windows } from './windows';
import type { Wish } from './wishes';
import { speak } from './words';

/** What lies around the windows: the menu, the files of late, and wishes from outside. */
export class Desk implements BridgeEnds {
  readonly #windows: Windows;
  readonly #opening: Promise<HostedLab>;
  readonly #recent: RecentFiles;
  readonly #exports: string;
  readonly #lines = new Map<WebContents, readonly MenuLine[]>();

  /** @param exports folder of what the lab writes for people; nothing else is shown where the system shows files */
  constructor(windows: Windows, opening: Promise<HostedLab>, recent: RecentFiles, exports: string) {
    this.#windows = windows;
    this.#opening = opening;
    this.#recent = recent;
    this.#exports = resolve(exports);
    app.on('browser-window-focus', () => this.#putMenu());
    this.#putMenu();
  }

  told(contents: WebContents, message: FromPage): void {
    if (message.type === 'new-window') return void this.#windows.open();
    if (message.type === 'show-file') return this.#showFile(message.path);
    speak(message.language);
    if (!this.#lines.has(contents)) contents.once('destroyed', () => this.#lines.delete(contents));
    this.#lines.set(contents, message.lines);
    this.#windows.arrived(contents);
    this.#putMenu();
  }

  offered(path: string): void {
    this.#recent.add(path);
    this.#putMenu();
  }

  /** Shows what somebody outside asked for, in the window in front. */
  grant(wish: Wish): void {
    const window = this.#windows.comeForward();
    if (wish.type === 'place') return this.#windows.tell(window, { type: 'go', place: wish.place });
    this.offered(wish.path);
    void this.#opening
      .then((lab) => lab.offer(wish.path))
      // A lab that could not be opened has said so already.
      .then(
        (reply) => this.#windows.tell(window, { type: 'file', reply }),
        () => undefined,
      );
  }

  #showFile(path: string): void {
    if (resolve(path).startsWith(this.#exports + sep)) shell.showItemInFolder(resolve(path));
  }

  #putMenu(): void {
    const front = this.#windows.front();
    setMenu({
      lines: (front && this.#lines.get(front.webContents)) ?? [],
      recent: this.#recent.all,
      run: (id) => this.#windows.tell(this.#windows.comeForward(), { type: 'command', id }),
      open: (path) => this.grant({ type: 'file', path }),
      clearRecent: () => {
        this.#recent.clear();
        this.#putMenu();
      },
    });
  }
}
