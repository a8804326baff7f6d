/**
 * A trainer process: hears what is wanted and hands it to its one training thread. This thread stays free, so that
 * pause and cancel are heard and the heartbeat goes on while the other trains. It also takes the signals: a signal
 * handled on the thread that multiplies matrices natively damages the heap, so never train on a main thread that gets
 * signals, and never under a profiler that samples by them (`node --cpu-prof`).
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { reportOf } from '../shared/errors/app-error';
import { fromTrainer, toTrainer, type FromTrainer, type ToTrainer } from '../shared/trainer-messages';
import { lifeline } from './lifeline';
import { newControl, WISH, wish } from './run/control';

const HEARTBEAT_MS = 1000;
const WISHES = { pause: WISH.pause, resume: WISH.go, stop: WISH.stop, cancel: WISH.cancel } as const;

const parent = lifeline();
const thread = new Worker(join(__dirname, 'thread.js'));
const controls = new Map<string, SharedArrayBuffer>();

process.on('uncaughtException', fail);
// Ctrl-C reaches every process of a terminal; what becomes of a run is its lab's to say.
process.on('SIGINT', () => undefined);

parent.hear((message) => obey(toTrainer.parse(message)));
parent.gone(() => process.exit(0));
setInterval(() => parent.tell({ type: 'heartbeat' }), HEARTBEAT_MS);

thread.on('message', (message: unknown) => forward(fromTrainer.parse(message)));
thread.on('error', fail);
thread.on('exit', (code) => fail(new Error(`the training thread left with code ${code}`)));

function obey(message: ToTrainer): void {
  if (message.type === 'shutdown') process.exit(0);
  if (message.type === 'start') {
    const control = newControl();
    controls.set(message.job.job, control);
    thread.postMessage({ job: message.job, control });
    return;
  }
  const control = controls.get(message.job);
  if (control) wish(control, WISHES[message.type]);
}

/** A job ends once: what is said of it after its end is not passed on. */
function forward(message: FromTrainer): void {
  if ('job' in message && !controls.has(message.job)) return;
  if (message.type === 'ended') controls.delete(message.job);
  parent.tell(message);
}

/** What nobody foresaw ends every job as failed, with the report, and then this process, which cannot be trusted any more. */
function fail(thrown: unknown): void {
  const error = reportOf(thrown);
  for (const job of [...controls.keys()]) {
    forward({ type: 'ended', job, outcome: 'failed', bestEpoch: null, final: [], error });
  }
  parent.leave(1);
}
