import type { LabEvent } from '../../shared/contract/events';

/** What the lab tells everyone who listens. */
export interface Events {
  emit(event: LabEvent): void;
  /** Calls back for every event until the returned function is called. */
  subscribe(heard: (event: LabEvent) => void): () => void;
}

export function createEvents(): Events {
  const listeners = new Set<(event: LabEvent) => void>();
  return {
    emit(event) {
      for (const heard of [...listeners]) heard(event);
    },
    subscribe(heard) {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
}
