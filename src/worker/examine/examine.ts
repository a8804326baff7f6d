import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { Examination, ExaminedTask } from '../../shared/examination';
import { AppError } from '../../shared/errors/app-error';
import { writeFailure } from '../../shared/errors/write-failure';
import { stream } from '../../shared/random/stream';
import { labelWidth } from '../../shared/recipe/fitted';
import { METRICS_OF_KIND } from '../../shared/task';
import type { ExamineJob, FromTrainer } from '../../shared/trainer-messages';
import { readCheckpoint } from '../checkpoint/checkpoint';
import { buildModel } from '../model/model';
import { rowsAtOnce, tensorsOf } from '../predict/predict';
import { wanted, WISH } from '../run/control';
import { tasksOf } from '../run/feed';
import { openPrepared, rangeOf, readRuns, type Prepared } from '../run/prepared';
import { answersOf } from './answers';
import { LEVEL, metricIntervals, RESAMPLES } from './bootstrap';
import { importanceOf, REPEATS } from './importance';
import type { Answers, Sample } from './scores';

/** More rows than this are sampled: beyond it intervals hardly narrow and everyone waits. */
const MOST_ROWS = 5000;

/**
 * Looks at a model on held-out rows: metrics with intervals, its answers, and what each task relies on. Writes an
 * `Examination` as JSON.
 * @param tell hears how much is done
 * @throws AppError system.cancelled, run.checkpoint-damaged, file.write-failed
 */
export async function examine(
  job: ExamineJob,
  control: SharedArrayBuffer,
  tell: (message: FromTrainer) => void,
): Promise<void> {
  const prepared = await openPrepared(job.prepared, job.plan);
  const model = buildModel(job.plan, prepared.index.fitted);
  const parameters = tensorsOf(model, await readCheckpoint(job.weights.path, job.weights.sha256));
  try {
    const places = sampleOf(job.plan.seed, rangeOf(prepared.index, job.part).rows);
    const features = await rowsOf(prepared, 'features', job.part, places);
    const labels = await rowsOf(prepared, 'labels', job.part, places);
    const sample: Sample = {
      features,
      rows: places.length,
      forward: (changed) => forwardAll(model, parameters, changed, places.length, prepared.featureWidth),
    };
    const answered = answeredBy(job, prepared, sample, labels);
    const { inputs } = prepared.index.fitted;
    const step = stepper(job, control, tell, inputs.length);
    const importance = importanceOf(sample, inputs, answered, job.plan.seed, step);
    await write(job.output, {
      part: job.part,
      rows: rangeOf(prepared.index, job.part).rows,
      rowIds: await rowIdsOf(job, prepared, places),
      level: LEVEL,
      resamples: RESAMPLES,
      repeats: REPEATS,
      tasks: answered.map((one, i) => examinedTask(one, importance[i] ?? [], job.plan.seed)),
    });
  } finally {
    tf.dispose(parameters);
    await prepared.close();
  }
}

async function write(path: string, result: Examination): Promise<void> {
  await writeFile(path, JSON.stringify(result, nanAsNull), { mode: 0o600 }).catch((thrown: unknown) => {
    throw writeFailure(basename(path), thrown);
  });
}

/** JSON has no NaN. */
function nanAsNull(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function examinedTask(of: Answers, importance: ExaminedTask['importance'], seed: number): ExaminedTask {
  return {
    task: of.fitted.name,
    kind: of.fitted.kind,
    metrics: metricIntervals(of, seed),
    answers: answersOf(of),
    judgedBy: METRICS_OF_KIND[of.fitted.kind][0] ?? 'loss',
    importance,
  };
}

/** Called after each column: tells the share that is done, and ends the work when that is wanted. */
function stepper(
  job: ExamineJob,
  control: SharedArrayBuffer,
  tell: (message: FromTrainer) => void,
  columns: number,
): (done: number) => void {
  const ignore = { paused: () => undefined, resumed: () => undefined };
  return (done) => {
    if (wanted(control, ignore) === WISH.cancel) throw new AppError('system.cancelled');
    tell({ type: 'progress', job: job.job, epoch: 0, batch: done, batches: columns, rowsPerSecond: 0 });
  };
}

/** Places of the rows that are looked at, in ascending order. */
function sampleOf(seed: number, rows: number): Int32Array {
  return stream(seed, 'sample').permutation(rows).slice(0, MOST_ROWS).sort();
}

/** Some rows of a part, one after the other. */
async function rowsOf(
  prepared: Prepared,
  of: 'features' | 'labels',
  part: ExamineJob['part'],
  places: Int32Array,
): Promise<Float32Array> {
  const width = of === 'features' ? prepared.featureWidth : prepared.labelWidth;
  const runs = Array.from(places, (first) => ({ first, rows: 1 }));
  const into = new Float32Array(places.length * width);
  await readRuns(prepared[of], width, rangeOf(prepared.index, part), runs, into);
  return into;
}

/** @param labels [rows, labelWidth] of the rows that are looked at */
function answeredBy(job: ExamineJob, prepared: Prepared, sample: Sample, labels: Float32Array): Answers[] {
  const outputs = sample.forward(sample.features);
  let first = 0;
  return tasksOf(job.plan, prepared).map(({ task, fitted }, i) => {
    const width = labelWidth(fitted);
    const own = new Float32Array(sample.rows * width);
    for (let row = 0; row < sample.rows; row++)
      for (let k = 0; k < width; k++)
        own[row * width + k] = labels[row * prepared.labelWidth + first + k] ?? NaN;
    first += width;
    return { task, fitted, outputs: outputs[i] ?? new Float32Array(0), labels: own };
  });
}

async function rowIdsOf(job: ExamineJob, prepared: Prepared, places: Int32Array): Promise<number[]> {
  const bytes = await readFile(join(job.prepared, 'rows.i32'));
  const { first } = rangeOf(prepared.index, job.part);
  return Array.from(places, (place) => bytes.readInt32LE((first + place) * 4));
}

function forwardAll(
  model: ReturnType<typeof buildModel>,
  parameters: readonly tf.Tensor[],
  features: Float32Array,
  rows: number,
  width: number,
): Float32Array[] {
  const heads: Float32Array[] = [];
  const atOnce = rowsAtOnce(model, width);
  for (let first = 0; first < rows; first += atOnce) {
    const count = Math.min(atOnce, rows - first);
    const block = features.subarray(first * width, (first + count) * width);
    tf.tidy(() =>
      model.forward(parameters, tf.tensor2d(block, [count, width])).forEach((head, i) => {
        const columns = head.shape[1] ?? 1;
        const into = (heads[i] ??= new Float32Array(rows * columns));
        into.set(head.dataSync(), first * columns);
      }),
    );
  }
  return heads;
}
