import { freemem } from 'node:os';
import type { Plan } from '../../shared/plan';
import type { Part } from '../../shared/recipe/prepared';
import { blockOf, cut, disposeBlock, type Block, type RowValues } from './block';
import { epochOrder, layoutOf, rowsAt, PIECES, type Layout, type Run } from './order';
import { rangeOf, readRuns, type Prepared } from './prepared';
import { targetWidth, type PlannedTask } from './targets';

/** What decides the order of an epoch beside the rows. */
export interface EpochPlan {
  readonly seed: number;
  readonly batchSize: number;
}

/** Rows on the backend and the order in which they are trained on: whole batches, but for the last. */
export interface Lesson {
  readonly block: Block;
  readonly order: Int32Array;
}

/**
 * The rows of a part, held on the backend or read whenever they are needed. Either way they come in the same order. A
 * block that was given is gone when the next is asked for.
 */
export interface Feed {
  readonly rows: number;
  readonly featureWidth: number;
  readonly targetWidth: number;
  /** The rows of an epoch, counted from 1, in the order of training. */
  epoch(plan: EpochPlan, epoch: number): AsyncGenerator<Lesson>;
  /** All rows as they were prepared, so many at a time. */
  inOrder(rowsAtOnce: number): AsyncGenerator<Block>;
  dispose(): void;
}

/** Plan tasks beside what was fitted for them, in the order of the prepared labels. */
export function tasksOf(plan: Pick<Plan, 'tasks'>, prepared: Pick<Prepared, 'index'>): PlannedTask[] {
  return prepared.index.fitted.tasks.map((fitted) => {
    const task = plan.tasks.find((candidate) => candidate.name === fitted.name);
    if (!task) throw new Error(`prepared for another plan: no task ${fitted.name}`);
    return { task, fitted };
  });
}

/** How much of a run's rows is held, and in what pieces they come, all in bytes. */
export interface Room {
  readonly held: number;
  readonly pieces: typeof PIECES;
}

/**
 * A quarter of the memory that is free may hold rows: they take as much again on their way to the backend, and another
 * run may begin beside this one.
 */
export function roomNow(): Room {
  return { held: freemem() / 4, pieces: PIECES };
}

/** The parts that have rows. The smallest are held as long as there is room; the others are read. */
export async function feedsOf(
  tasks: readonly PlannedTask[],
  prepared: Prepared,
  { held, pieces }: Room,
): Promise<ReadonlyMap<Part, Feed>> {
  const weighted = prepared.weights !== null;
  const numbers = prepared.featureWidth + targetWidth(tasks, weighted) + prepared.labelWidth;
  const rowBytes = numbers * Float32Array.BYTES_PER_ELEMENT;
  const parts = (['train', 'validation', 'test'] as const)
    .map((part) => ({ part, range: rangeOf(prepared.index, part) }))
    .filter(({ range }) => range.rows > 0)
    .sort((a, b) => a.range.rows - b.range.rows);
  const feeds = new Map<Part, Feed>();
  let left = held;
  for (const { part, range } of parts) {
    const read = new ReadFeed(tasks, prepared, range, (batchSize) => layoutOf(rowBytes, batchSize, pieces));
    left -= range.rows * rowBytes;
    feeds.set(part, left < 0 ? read : await read.hold());
  }
  return feeds;
}

/** Rows that are read, the next block while the present one is in use. */
class ReadFeed implements Feed {
  readonly rows: number;
  readonly featureWidth: number;
  readonly targetWidth: number;

  constructor(
    readonly tasks: readonly PlannedTask[],
    readonly prepared: Prepared,
    readonly range: Run,
    readonly layout: (batchSize: number) => Layout,
  ) {
    this.rows = range.rows;
    this.featureWidth = prepared.featureWidth;
    this.targetWidth = targetWidth(tasks, prepared.weights !== null);
  }

  /** The same feed with all rows on the backend. */
  async hold(): Promise<Feed> {
    const read = await readRows(this.prepared, this.range, [{ first: 0, rows: this.rows }], new RowBuffer());
    return new HeldFeed(blockOf(this.tasks, read), this.layout);
  }

  async *epoch({ seed, batchSize }: EpochPlan, epoch: number): AsyncGenerator<Lesson> {
    const pieces = epochOrder(seed, epoch, this.rows, this.layout(batchSize));
    for await (const { of, block } of this.#blocks(pieces)) yield { block, order: of.order };
  }

  async *inOrder(rowsAtOnce: number): AsyncGenerator<Block> {
    for await (const { block } of this.#blocks(pieces(this.rows, rowsAtOnce))) yield block;
  }

  /** All that it has ends with its generators. */
  dispose(): void {}

  async *#blocks<Of extends { readonly runs: readonly Run[] }>(
    of: Iterator<Of>,
  ): AsyncGenerator<{ of: Of; block: Block }> {
    const [even, odd] = [new RowBuffer(), new RowBuffer()];
    const begin = (turn: number): Ahead<Of> | undefined => {
      const next = of.next();
      if (next.done) return undefined;
      const buffer = turn % 2 === 0 ? even : odd;
      const read = readRows(this.prepared, this.range, next.value.runs, buffer);
      // Whoever waits for it hears of a failure; until then nobody does.
      read.catch(() => undefined);
      return { of: next.value, read };
    };
    let ahead = begin(0);
    try {
      for (let turn = 1; ahead; turn++) {
        const now: Ahead<Of> = ahead;
        const read = await now.read;
        ahead = begin(turn);
        const block = blockOf(this.tasks, read);
        try {
          yield { of: now.of, block };
        } finally {
          disposeBlock(block);
        }
      }
    } finally {
      await ahead?.read.catch(() => undefined);
    }
  }
}

interface Ahead<Of> {
  readonly of: Of;
  readonly read: Promise<RowValues>;
}

async function readRows(
  prepared: Prepared,
  range: Run,
  runs: readonly Run[],
  buffer: RowBuffer,
): Promise<RowValues> {
  const rows = runs.reduce((sum, run) => sum + run.rows, 0);
  const features = buffer.features(rows * prepared.featureWidth);
  const labels = buffer.labels(rows * prepared.labelWidth);
  const weights = prepared.weights && buffer.weights(rows);
  await Promise.all([
    readRuns(prepared.features, prepared.featureWidth, range, runs, features),
    readRuns(prepared.labels, prepared.labelWidth, range, runs, labels),
    prepared.weights && weights && readRuns(prepared.weights, 1, range, runs, weights),
  ]);
  return { rows, features, labels, weights };
}

/** Memory for a block, used again for the block after the next. */
class RowBuffer {
  #features = new Float32Array(0);
  #labels = new Float32Array(0);
  #weights = new Float32Array(0);

  features(numbers: number): Float32Array {
    if (this.#features.length < numbers) this.#features = new Float32Array(numbers);
    return this.#features.subarray(0, numbers);
  }

  labels(numbers: number): Float32Array {
    if (this.#labels.length < numbers) this.#labels = new Float32Array(numbers);
    return this.#labels.subarray(0, numbers);
  }

  weights(numbers: number): Float32Array {
    if (this.#weights.length < numbers) this.#weights = new Float32Array(numbers);
    return this.#weights.subarray(0, numbers);
  }
}

function* pieces(rows: number, rowsAtOnce: number): Generator<{ runs: readonly Run[] }> {
  for (let first = 0; first < rows; first += rowsAtOnce)
    yield { runs: [{ first, rows: Math.min(rowsAtOnce, rows - first) }] };
}

/** Rows that stay on the backend. */
export class HeldFeed implements Feed {
  readonly rows: number;
  readonly featureWidth: number;
  readonly targetWidth: number;

  constructor(
    readonly block: Block,
    readonly layout: (batchSize: number) => Layout,
  ) {
    this.rows = block.rows;
    this.featureWidth = block.features.shape[1];
    this.targetWidth = block.targets.shape[1];
  }

  async *epoch({ seed, batchSize }: EpochPlan, epoch: number): AsyncGenerator<Lesson> {
    for (const piece of epochOrder(seed, epoch, this.rows, this.layout(batchSize)))
      yield { block: this.block, order: rowsAt(piece) };
  }

  async *inOrder(rowsAtOnce: number): AsyncGenerator<Block> {
    if (this.rows <= rowsAtOnce) return yield this.block;
    for (let first = 0; first < this.rows; first += rowsAtOnce) {
      const block = cut(this.block, first, Math.min(rowsAtOnce, this.rows - first));
      try {
        yield block;
      } finally {
        disposeBlock(block);
      }
    }
  }

  dispose(): void {
    disposeBlock(this.block);
  }
}
