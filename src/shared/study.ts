/** A study: a question answered by several runs with one verdict. */
import { z } from './zod';
import { plan, planFile } from './plan';
import { verdict } from './verdict/verdict';
import { errorReport, runSummary } from './run';

const seeds = z.number().int().min(2).max(100).default(5);
const name = z.string().min(1).max(200);

/** The three questions; `P` is a plan of the lab or a plan file. */
function questions<P extends z.ZodType>(aPlan: P) {
  return [
    /** Together and each task alone, same seeds and splits. */
    z.object({ question: z.literal('do-tasks-help'), name, plan: aPlan, seeds }).strict(),
    /** Source trained first; target from scratch, on the frozen trunk, and fine-tuned, for each number of kept labels. */
    z
      .object({
        question: z.literal('does-graft-help'),
        name,
        source: aPlan,
        target: aPlan,
        /** Kept training labels of the target's first task; left out: as the target plan says. */
        labels: z.array(z.number().int().min(1)).optional(),
        each: z.boolean().default(false),
        seeds,
      })
      .strict(),
    /** Does each plan learn more than guessing? */
    z.object({ question: z.literal('train'), name, plans: z.array(aPlan).min(1), seeds }).strict(),
  ] as const;
}

export const studyPlan = z.discriminatedUnion('question', questions(plan));
export type StudyPlan = z.infer<typeof studyPlan>;

const schemaKey = { $schema: z.string().optional() };
const [helpFile, graftFile, trainFile] = questions(planFile);
export const studyFile = z.discriminatedUnion('question', [
  helpFile.extend(schemaKey),
  graftFile.extend(schemaKey),
  trainFile.extend(schemaKey),
]);
export type StudyFile = z.infer<typeof studyFile>;

export const studyStatus = z.enum(['running', 'paused', 'interrupted', 'finished', 'cancelled', 'failed']);
export type StudyStatus = z.infer<typeof studyStatus>;

export const studySummary = z.object({
  id: z.string(),
  name,
  question: z.enum(['do-tasks-help', 'does-graft-help', 'train']),
  status: studyStatus,
  runs: z.number().int(),
  runsEnded: z.number().int(),
  createdAt: z.string(),
  secondsLeft: z.number().nullable(),
  verdict: verdict.nullable(),
  /** Why a study failed. */
  error: errorReport.optional(),
});
export type StudySummary = z.infer<typeof studySummary>;

export const studyDetail = studySummary.extend({ plan: studyPlan, members: z.array(runSummary) });
export type StudyDetail = z.infer<typeof studyDetail>;
