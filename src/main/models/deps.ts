/** What using a trained model needs from the lab around it. */
import type { Cell, ColumnType, Dataset, Preview, ReadOptions } from '../../shared/dataset';
import { asRead } from '../../shared/recipe/reading';
import type { Recipe } from '../../shared/recipe/recipe';
import type { PreparedIndex } from '../../shared/recipe/prepared';
import type { RunDetail } from '../../shared/run';
import type { ExamineJob, ExportJob, PredictJob, VerifyJob } from '../../shared/trainer-messages';

type Weights = PredictJob['weights'];

/** A dataset store that is used for one file and thrown away: the part of the lab's store that reading a table takes. */
export interface TableStore {
  preview(path: string, name: string, options: Partial<ReadOptions>): Promise<Preview>;
  import(
    path: string,
    name: string,
    options: Partial<ReadOptions>,
    control: {
      signal: AbortSignal;
      progress: (stage: 'reading' | 'storing' | 'profiling', share: number, rows: number) => void;
    },
  ): Promise<{ dataset: Dataset }>;
  /** The named columns of all rows, in file order, a chunk at a time. */
  rows(id: string, columns: string[]): AsyncIterable<{ first: number; columns: Cell[][] }>;
  close(): Promise<void>;
}

export interface ModelDeps {
  /** Everything about a run; throws run.unknown. */
  run(id: string): RunDetail | Promise<RunDetail>;
  /** The best weights that a run kept; throws run.no-weights. */
  bestWeights(id: string): Weights | Promise<Weights>;
  /** The data a run trains on, prepared again when they are no longer there. */
  prepared(id: string): Promise<{ folder: string; index: PreparedIndex }>;
  /** The lab's datasets; both throw data.unknown. */
  readonly datasets: {
    get(id: string): Promise<Dataset>;
    page(id: string, from: number, count: number): Promise<{ rows: Cell[][] }>;
  };
  /** A new dataset store in an empty folder. */
  openStore(folder: string): Promise<TableStore>;
  readonly trainers: {
    /** On any trainer that is idle. */
    work(job: PredictJob | ExportJob): Promise<void>;
    /** Beside whatever else is done. @throws AppError system.cancelled */
    examine(job: ExamineJob, heed: { progress(share: number): void; signal: AbortSignal }): Promise<void>;
    /** In a new process that has done nothing else. */
    fresh(job: VerifyJob): Promise<void>;
  };
  /** Hears which share of looking at a model is done, 0 to 1. */
  examining(job: string, share: number): void;
  /** Both throw file.token-unknown. */
  readonly files: { path(token: string): string; name(token: string): string };
  /** Folders of the data folder, on one file system: results, and work in progress that is cleared when the lab opens. */
  readonly places: { exports: string; tmp: string };
}

/** Column name -> type that a model learned it as. */
export function columnTypes(stored: Dataset, recipe: Recipe): Map<string, ColumnType> {
  const dataset = asRead(stored, recipe);
  return new Map(dataset.columns.map((column) => [column.name, column.type]));
}
