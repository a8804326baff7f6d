import util from 'node:util';

/**
 * tfjs-node 4.22 calls two functions that newer versions of Node took out of `util` or warn of; they are put in
 * their place before it loads. Its own fix is merged upstream and not released.
 */
export function restoreUtilFunctions(): void {
  const target: Record<string, unknown> = util;
  target['isNullOrUndefined'] = (value: unknown) => value === null || value === undefined;
  target['isArray'] = Array.isArray;
}
