import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

export interface Screen {
  /** For the `DISPLAY` of a program. */
  readonly display: string;
  end(): Promise<void>;
}

/**
 * A screen that is nowhere: an X server of one's own, on a display number that it finds itself.
 * @param size width and height, such as `1024x700`
 */
export async function startScreen(size = '1440x900'): Promise<Screen> {
  const args = ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const exit = once(server, 'exit');
  const [number] = await once(server.stdio[3] as Readable, 'data');
  return {
    display: `:${String(number).trim()}`,
    async end() {
      server.kill();
      await exit;
    },
  };
}
