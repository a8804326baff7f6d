import { describe as group, expect, it } from 'vitest';
import { catalogue } from '../../src/shared/errors/catalogue';
import { planFile } from '../../src/shared/plan';
import { studyFile } from '../../src/shared/study';
import { z } from '../../src/shared/zod';

/** What is published is made from the code: `npx vitest run tests/docs -u` writes it again. */
group('published files say what the code says', () => {
  it('docs/error-codes.md', async () => {
    await expect(errorCodes()).toMatchFileSnapshot('../../docs/error-codes.md');
  });

  it.each([
    ['plan', 'A plan: recipe, tasks, design, method, budget and seed of one run', planFile],
    ['study', 'A study: a question answered by several runs', studyFile],
  ])('resources/%s.schema.json', async (name, title, schema) => {
    const json = { title, ...z.toJSONSchema(schema, { io: 'input', reused: 'ref' }) };
    await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(
      `../../resources/${name}.schema.json`,
    );
  });
});

function errorCodes(): string {
  const lines = Object.entries(catalogue).map(
    ([code, { en, zh }]) => `| \`${code}\` | ${en[0]} | ${en[1]} | ${zh[0]} ${zh[1]} |`,
  );
  const head = ['# Error codes', '', 'Every foreseen failure: what happened and where, and what to do.', ''];
  return [
    ...head,
    '| code | what happened | what to do | 中文 |',
    '| --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
