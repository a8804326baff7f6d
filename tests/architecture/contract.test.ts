import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLab, type Lab } from '../../src/main/lab/lab';
import { connect } from '../../src/shared/contract/client';
import { contract, isCallName, type Handlers } from '../../src/shared/contract/contract';
import { dispatch } from '../../src/shared/contract/dispatch';
import { INPUTS } from './inputs';

const names = Object.keys(contract).filter(isCallName);
const resources = fileURLToPath(new URL('../../resources', import.meta.url));

let home: string;
let lab: Lab;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'espalier-contract-'));
  const spawn = (): never => {
    throw new Error('no call of this test trains');
  };
  lab = await openLab({ home, resources, host: 'command-line', spawn });
});
afterAll(async () => {
  await lab.close();
  await rm(home, { recursive: true, force: true });
});

test('every call has its handler in the lab, and the lab handles nothing else', () => {
  expect(Object.keys(lab.handlers).sort()).toEqual([...names].sort());
});

test('every call is named noun.verb', () => {
  expect(names.filter((name) => !/^[a-z]+\.[a-z][A-Za-z]+$/.test(name))).toEqual([]);
});

/** What no call takes or answers. */
const NONSENSE = 'nonsense';

describe.each(names)('%s', (name) => {
  test('takes nothing but what its input says', async () => {
    const reply = await dispatch(lab.handlers, name, NONSENSE);
    expect(reply).toMatchObject({ ok: false, error: { code: 'system.bad-call', details: { call: name } } });
  });

  test('answers nothing but what its output says, at either end', async () => {
    const handlers = { ...lab.handlers, [name]: () => NONSENSE } as Handlers;
    expect(await dispatch(handlers, name, INPUTS[name])).toMatchObject({
      ok: false,
      error: { code: 'system.bug' },
    });

    const transport = {
      request: () => Promise.resolve({ ok: true, value: NONSENSE }),
      listen: () => () => undefined,
    };
    await expect(connect(transport).call(name, INPUTS[name])).rejects.toThrow(/invalid/i);
  });
});

test('an event of another shape is not passed on', () => {
  let tell: (event: unknown) => void = () => undefined;
  const client = connect({
    request: () => Promise.reject(new Error('not asked')),
    listen(heard) {
      tell = heard;
      return () => undefined;
    },
  });
  const heard: unknown[] = [];
  client.subscribe((event) => heard.push(event));
  expect(() => tell({ type: 'run.exploded' })).toThrow(/invalid/i);
  expect(heard).toEqual([]);
});
