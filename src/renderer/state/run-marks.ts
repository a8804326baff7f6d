import type { LabClient } from '../../shared/contract/client';
import type { CallInput } from '../../shared/contract/contract';

type Change = Omit<CallInput<'runs.edit'>, 'run'>;

/** Makes the same change to several runs. */
export async function editAll(client: LabClient, runs: Iterable<string>, change: Change): Promise<void> {
  await Promise.all(Array.from(runs, (run) => client.call('runs.edit', { run, ...change })));
}

/** Adds tags to several runs, each of which keeps those it has. */
export async function tagAll(
  client: LabClient,
  runs: Iterable<string>,
  tags: readonly string[],
): Promise<void> {
  await Promise.all(
    Array.from(runs, async (run) => {
      const known = (await client.call('runs.get', { run })).tags;
      await client.call('runs.edit', { run, tags: [...new Set([...known, ...tags])] });
    }),
  );
}

/** Tags as they are typed: separated by commas, each once. */
export function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[,，]/).map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
