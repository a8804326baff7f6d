import util from 'node:util';

/**
 * tfjs-node 4.22 calls two functions that Node 23 took out of `util`; they are put back before it loads.
 * Its own fix is merged upstream and not released.
 */
export function restoreUtilFunctions(): void {
  const target: Record<string, unknown> = util;
  target['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  target['isArray'] ??= Array.isArray;
}
