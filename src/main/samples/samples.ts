import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallOutput } from '../../shared/contract/contract';
import type { Dataset, ReadOptions } from '../../shared/dataset';
import { AppError } from '../../shared/errors/app-error';
import type { StudyPlan } from '../../shared/study';
import { nearest } from '../plans/nearest';
import { checked, readStudyFile } from '../plans/read';
import { parseJson } from '../plans/json';
import { studyOf } from '../plans/resolve';
import { sampleOf } from './sample-of';
import { sampleFile, type SampleFile } from './sample-file';
import { writeUniformTable } from './uniform';

/** The data that ship with the program and the questions to ask of them. */
export interface Samples {
  list(): Promise<CallOutput<'samples.list'>>;
  /** Imports a sample, or finds it. @throws AppError data.sample-unknown */
  open(sample: string): Promise<Dataset>;
  /** A study that ships with a sample, its data imported. @throws AppError data.sample-unknown, study.unknown-in-sample */
  study(sample: string, study: string): Promise<StudyPlan>;
}

export interface SampleDeps {
  /** Folder with one folder a sample. */
  readonly folder: string;
  /** Where a generated table stands until it is imported. */
  readonly tmp: string;
  /** Imports a table, or finds it, and tells everyone of a new one. */
  importTable(path: string, name: string, options: Partial<ReadOptions>): Promise<Dataset>;
}

export function openSamples(deps: SampleDeps): Samples {
  const names = async (): Promise<string[]> => {
    const entries = await readdir(deps.folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  };
  const find = async (sample: string): Promise<SampleFile> => {
    const known = await names();
    if (!known.includes(sample))
      throw new AppError('data.sample-unknown', { sample, guess: nearest(sample, known) });
    return readSampleFile(join(deps.folder, sample, 'sample.json'));
  };
  const open = async (sample: string): Promise<Dataset> => {
    const { data } = await find(sample);
    if ('uniform' in data) return importUniform(sample, data.uniform, deps);
    return deps.importTable(join(deps.folder, sample, data.file), data.file, data.read ?? {});
  };
  return {
    async list() {
      const found = await Promise.all(
        (await names()).map(async (name) => ({ name, file: await find(name) })),
      );
      return found.sort((a, b) => a.file.place - b.file.place).map(({ name, file }) => entryOf(name, file));
    },
    open,
    async study(sample, study) {
      const { studies } = await find(sample);
      if (!studies.includes(study)) {
        throw new AppError('study.unknown-in-sample', { sample, study, guess: nearest(study, studies) });
      }
      const file = await readStudyFile(join(deps.folder, sample, `${study}.json`));
      const opened = new Map<string, string>();
      return studyOf(file, async (data) => {
        const name = sampleOf(data, `${study}.json`);
        const id = opened.get(name) ?? (await open(name)).id;
        opened.set(name, id);
        return id;
      });
    },
  };
}

function entryOf(name: string, { title, about, studies }: SampleFile): CallOutput<'samples.list'>[number] {
  return { name, title, about, studies };
}

async function readSampleFile(path: string): Promise<SampleFile> {
  return checked(sampleFile, parseJson(await readFile(path, 'utf8'), 'sample.json'), 'sample.json');
}

async function importUniform(
  sample: string,
  table: Parameters<typeof writeUniformTable>[0],
  deps: SampleDeps,
): Promise<Dataset> {
  const aside = await mkdtemp(join(deps.tmp, 'sample-'));
  try {
    const name = `${sample}.csv`;
    await writeUniformTable(table, join(aside, name));
    return await deps.importTable(join(aside, name), name, {});
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
