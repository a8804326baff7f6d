import { log } from './terminal';

const PLAIN_EVERY_MS = 2000;

/** Progress that repaints one line on a terminal and writes a plain line now and then elsewhere. */
export interface ProgressLine {
  show(share: number, text: string): void;
  /** Leaves the last state behind and starts a new line. */
  end(): void;
}

export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  return stream.isTTY ? paintedLine(stream) : plainLine();
}

function paintedLine(stream: NodeJS.WriteStream): ProgressLine {
  let painted = false;
  return {
    show(share, text) {
      const filled = Math.round(Math.min(1, Math.max(0, share)) * 24);
      const line = `${'█'.repeat(filled)}${'░'.repeat(24 - filled)} ${text}`;
      stream.write(`\r\x1b[2K${line.slice(0, Math.max(20, stream.columns - 1))}`);
      painted = true;
    },
    end() {
      if (painted) stream.write('\n');
      painted = false;
    },
  };
}

function plainLine(): ProgressLine {
  let last = -Infinity;
  return {
    show(share, text) {
      const now = performance.now();
      if (now - last < PLAIN_EVERY_MS && share < 1) return;
      last = now;
      log(text);
    },
    end: () => undefined,
  };
}
