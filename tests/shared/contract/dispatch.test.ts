import { describe, expect, it } from 'vitest';
import { connect } from '../../../src/shared/contract/client';
import type { Handlers } from '../../../src/shared/contract/contract';
import { dispatch } from '../../../src/shared/contract/dispatch';
import { AppError } from '../../../src/shared/errors/app-error';

/** Only the calls that these tests make; a fake that stands for the lab. */
const handlers = {
  'runs.list': (input: { count: number }) => ({ total: input.count, runs: [] }),
  'runs.cancel': () => {
    throw new AppError('run.unknown', { run: 'r1' });
  },
  'runs.pause': () => {
    throw new TypeError('x is undefined');
  },
  'datasets.list': () => [{ not: 'a dataset' }],
} as unknown as Handlers;

describe('a call over a boundary', () => {
  it('is parsed on the way in, with defaults filled in', async () => {
    expect(await dispatch(handlers, 'runs.list', {})).toEqual({ ok: true, value: { total: 200, runs: [] } });
  });

  it.each([
    ['runs.list', { count: 0 }],
    ['runs.list', { count: 1e9 }],
    ['runs.list', null],
    ['runs.list', 'x'.repeat(1000)],
    ['toString', {}],
    ['__proto__', {}],
    [42, {}],
    [undefined, undefined],
  ])('%j with %j is refused, not run', async (name, payload) => {
    expect(await dispatch(handlers, name, payload)).toMatchObject({
      ok: false,
      error: { code: 'system.bad-call' },
    });
  });

  it('gives a refusal back as its code and details, a bug as a bug', async () => {
    expect(await dispatch(handlers, 'runs.cancel', { run: 'r1' })).toEqual({
      ok: false,
      error: { code: 'run.unknown', details: { run: 'r1' } },
    });
    expect(await dispatch(handlers, 'runs.pause', { run: 'r1' })).toMatchObject({
      ok: false,
      error: { code: 'system.bug' },
    });
  });

  it('does not let a wrong answer out', async () => {
    expect(await dispatch(handlers, 'datasets.list', {})).toMatchObject({
      ok: false,
      error: { code: 'system.bug' },
    });
  });

  it('ends as an exception with its code at the caller', async () => {
    const client = connect({
      request: (name, payload) => dispatch(handlers, name, payload),
      listen: () => () => undefined,
    });
    await expect(client.call('runs.cancel', { run: 'r1' })).rejects.toMatchObject({
      code: 'run.unknown',
      details: { run: 'r1' },
    });
    await expect(client.call('runs.list', {})).resolves.toEqual({ total: 200, runs: [] });
  });
});
