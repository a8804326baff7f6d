/** `sample.json`: what a sample is, where its data come from and which questions ship with it. */
import { readOptions } from '../../shared/dataset';
import { z } from '../../shared/zod';

const inBothLanguages = z.object({ en: z.string().min(1), zh: z.string().min(1) }).strict();

/** Rows of uniform random numbers with random yes/no targets: nothing in them can be learned. */
export const uniformTable = z
  .object({
    rows: z.number().int().min(1).max(1_000_000),
    inputs: z.number().int().min(1).max(10_000),
    targets: z.number().int().min(1).max(100),
    seed: z.number().int().min(0).max(0xffffffff),
  })
  .strict();
export type UniformTable = z.infer<typeof uniformTable>;

const sampleData = z.union([
  z
    .object({ file: z.string().regex(/^[\w-]+\.(csv|tsv)$/), read: readOptions.partial().optional() })
    .strict(),
  z.object({ uniform: uniformTable }).strict(),
]);

export const sampleFile = z
  .object({
    /** Among the samples: a stranger begins with the first. */
    place: z.number().int().min(1),
    title: inBothLanguages,
    about: inBothLanguages,
    data: sampleData,
    /** Names of the study files beside this one, the one to start with first. */
    studies: z.array(z.string().regex(/^[\w-]+$/)),
  })
  .strict();
export type SampleFile = z.infer<typeof sampleFile>;
