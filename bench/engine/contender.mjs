// A contender: a process that trains one net and is asked for rounds, so that all can take turns.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * @typedef {{us_per_step: number, loss: number, seconds: number, note?: string}} Round
 * @param {{name: string, threads: number, command: string, args: string[], env: NodeJS.ProcessEnv}} of
 * @returns {Promise<{name: string, threads: number, first: Round, round: (epochs: number) => Promise<Round>, end: () => Promise<void>}>}
 *   after its first epoch
 */
export async function startContender({ name, threads, command, args, env }) {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (words = (words + text).slice(-2000)));
  const gone = new Promise((resolve) => child.once('close', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended: ${words}`);
    return JSON.parse(value);
  };
  return {
    name,
    threads,
    first: await next(),
    round(epochs) {
      child.stdin.write(`${epochs}\n`);
      return next();
    },
    async end() {
      child.stdin.end();
      await gone;
    },
  };
}
