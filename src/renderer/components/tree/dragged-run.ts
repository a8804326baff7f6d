/** What a run is called while it is dragged from a list to the drawing of a model. */
const TYPE = 'application/x-espalier-run';

export function dragRun(event: DragEvent, run: string): void {
  event.dataTransfer?.setData(TYPE, run);
}

/** Whether a run is what is dragged; which one is told only when it is dropped. */
export function carriesRun(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(TYPE) ?? false;
}

export function droppedRun(event: DragEvent): string | undefined {
  const run = event.dataTransfer?.getData(TYPE);
  return run === '' ? undefined : run;
}
