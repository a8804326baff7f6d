/**
 * One stop for Tab in the heads of a table, however many columns it has. Left and right lead along a line and on to the
 * next column, up and down from line to line of a head; each line is marked `data-line`, each head a `columnheader`.
 * @param row that holds the heads; heads may come and go
 * @returns what ends it
 */
export function walkHeads(row: HTMLElement): () => void {
  let here: HTMLElement | undefined;
  const settle = (): void => {
    const all = controlsIn(row);
    if (!here || !all.includes(here)) here = all[0];
    for (const control of all) control.tabIndex = control === here ? 0 : -1;
  };
  const focused = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !controlsIn(row).includes(target)) return;
    here = target;
    settle();
  };
  const pressed = (event: KeyboardEvent): void => {
    const next = here && nextOf(here, event.key);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
  };
  const seen = new MutationObserver(settle);
  seen.observe(row, { childList: true, subtree: true });
  row.addEventListener('focusin', focused);
  row.addEventListener('keydown', pressed);
  settle();
  return () => {
    seen.disconnect();
    row.removeEventListener('focusin', focused);
    row.removeEventListener('keydown', pressed);
  };
}

function controlsIn(part: Element): HTMLElement[] {
  return part instanceof HTMLButtonElement ? [part] : Array.from(part.querySelectorAll('button'));
}

function nextOf(here: HTMLElement, key: string): HTMLElement | undefined {
  const head = here.closest('[role=columnheader]');
  const line = here.closest('[data-line]');
  if (!head || !line) return undefined;
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return beside(here, line, head, key === 'ArrowRight' ? 1 : -1);
  if (key === 'ArrowUp' || key === 'ArrowDown') return below(line, head, key === 'ArrowDown' ? 1 : -1);
  return undefined;
}

/** Along the line, then on the same line of the next column. */
function beside(here: HTMLElement, line: Element, head: Element, by: 1 | -1): HTMLElement | undefined {
  const controls = controlsIn(line);
  const next = controls[controls.indexOf(here) + by];
  if (next) return next;
  const neighbour = by === 1 ? head.nextElementSibling : head.previousElementSibling;
  const lines = neighbour ? linesOf(neighbour) : [];
  const beyond = lines[Math.min(linesOf(head).indexOf(line), lines.length - 1)];
  return beyond && controlsIn(beyond).at(by === 1 ? 0 : -1);
}

function below(line: Element, head: Element, by: 1 | -1): HTMLElement | undefined {
  const lines = linesOf(head);
  const next = lines[lines.indexOf(line) + by];
  return next && controlsIn(next)[0];
}

function linesOf(head: Element): Element[] {
  return Array.from(head.querySelectorAll('[data-line]'));
}
