/**
 * A fake: it trains nothing. It speaks as a trainer does and fails on demand, so that faults can be shown.
 * The last part of a job's `prepared` path says what it does:
 *   finish      ends at once
 *   epochs-N    reports N epochs with made-up checkpoints, then ends; stop and cancel end it earlier
 *   wait-N      as epochs-N, but does not end by itself
 *   exit-N      reports N epochs, then leaves with exit code 3
 *   garbage     says something that is no message
 *   refuse      ends as failed with run.no-weights
 *   break       ends as failed with run.computation-failed
 *   deaf        reports one epoch and listens to nothing, heartbeats neither
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const say = (message) => process.send(message);
const backend = { name: 'cpu', version: '0', reason: 'this is a fake trainer' };
const executor = { kind: 'eager', why: 'backend', detail: '', probes: [] };
let current;

function end(outcome, error = null) {
  const { job, best } = current;
  current = undefined;
  say({ type: 'ended', job, outcome, bestEpoch: best, final: [], error });
}

function epoch() {
  const { job, folder, next } = current;
  const file = `epoch-${next}.ckpt`;
  const bytes = Buffer.from(`weights of epoch ${next}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), bytes);
  const metrics = [{ task: 'fat', part: 'validation', metric: 'rmse', value: next === 2 ? NaN : 10 / next }];
  const checkpoint = {
    epoch: next,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
  };
  say({ type: 'epoch', job, epoch: next, seconds: 0.25, metrics, checkpoint, best: next === 1 });
  current.best = 1;
  current.next += 1;
}

function start(job) {
  const [behaviour, count = '0'] = basename(job.prepared ?? job.folder).split('-');
  const from = job.resume ? Number(/epoch-(\d+)/.exec(job.resume.from.path)[1]) : 0;
  current = { job: job.job, folder: job.folder, next: from + 1, best: null };
  say({ type: 'started', job: job.job, parameters: 7, guess: [], executor });
  say({ type: 'progress', job: job.job, epoch: 1, batch: 1, batches: 4, rowsPerSecond: 100 });
  while (current.next <= Number(count) && behaviour !== 'deaf') epoch();
  if (behaviour === 'finish' || behaviour === 'epochs') end('finished');
  if (behaviour === 'refuse') end('failed', { code: 'run.no-weights', details: { run: job.job } });
  if (behaviour === 'break') end('failed', { code: 'run.computation-failed', details: { reason: 'memory' } });
  if (behaviour === 'garbage') say({ type: 'sandwich', job: job.job });
  if (behaviour === 'exit') process.exit(3);
  if (behaviour === 'deaf') {
    epoch();
    clearInterval(beat);
    process.removeAllListeners('message');
    setInterval(() => undefined, 1e6);
  }
}

process.on('message', (message) => {
  if (message.type === 'shutdown') process.exit(0);
  if (message.type === 'start') start(message.job);
  if (message.job !== current?.job) return;
  if (message.type === 'pause') say({ type: 'paused', job: message.job, epoch: current.next - 1 });
  if (message.type === 'resume') say({ type: 'resumed', job: message.job });
  if (message.type === 'stop') end('stopped');
  if (message.type === 'cancel') end('cancelled');
});
process.on('disconnect', () => process.exit(0));
const beat = setInterval(() => say({ type: 'heartbeat' }), 5);
say({ type: 'ready', backend, threads: Number(process.env.TF_NUM_INTRAOP_THREADS) });
