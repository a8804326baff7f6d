import type { LabClient } from '../../shared/contract/client';
import type { Handlers } from '../../shared/contract/contract';
import type { LabEvent } from '../../shared/contract/events';
import type { SpawnTrainer } from '../slots/trainer';
import type { FileTokens } from './file-tokens';

/** What a host gives the lab. */
export interface LabOptions {
  /** The data folder; made when missing. */
  home: string;
  /** Folder of what ships with the program: samples, schemas. */
  resources: string;
  host: 'window' | 'browser' | 'command-line';
  spawn: SpawnTrainer;
  /** Runs that train at the same time, one thread each; 2 when left out. */
  slots?: number;
  /** The host's file picker: a path, or null when the person closed it. */
  pickFile?: () => Promise<string | null>;
}

/** One lab over one data folder. */
export interface Lab {
  readonly handlers: Handlers;
  /** The same calls in this process, parsed as over any boundary. */
  readonly client: LabClient;
  subscribe(heard: (event: LabEvent) => void): () => void;
  readonly files: FileTokens;
  /** Interrupts running runs at their last committed epoch and ends every trainer; within 2 s. */
  close(): Promise<void>;
}
