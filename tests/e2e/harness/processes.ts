import { readdirSync, readFileSync } from 'node:fs';

/** A process and all that it started, as Linux lists them. */
export function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const below = (one: number): number[] => [
    one,
    ...parents.filter(([, parent]) => parent === one).flatMap(([child]) => below(child)),
  ];
  return below(pid);
}

/** The processes of these that still run; one that has ended and was not collected yet does not. */
export function alive(pids: readonly number[]): number[] {
  return pids.filter((pid) => parentOf(String(pid)) !== undefined);
}

/** Of these processes, the trainers. */
export function trainersAmong(pids: readonly number[]): number[] {
  return pids.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('trainer.js'));
}

function parentOf(pid: string): number | undefined {
  try {
    const [, state, parent] = /\) (\w) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return state === 'Z' ? undefined : Number(parent);
  } catch {
    return undefined;
  }
}
