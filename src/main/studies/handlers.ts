import type { Handlers } from '../../shared/contract/contract';
import type { Samples } from '../samples/samples';
import { AppError, type Language } from '../../shared/errors/app-error';
import type { StudyDetail } from '../../shared/study';
import { verdictReport } from './report/report';
import type { StudyRoom } from './studies';

type StudyCalls = `studies.${string}` & keyof Handlers;
type SampleCalls = `samples.${string}` & keyof Handlers;

/**
 * The calls about studies and samples.
 * @param version of the program
 */
export function studyHandlers(
  studies: StudyRoom,
  samples: Samples,
  version: string,
): Pick<Handlers, StudyCalls | SampleCalls> {
  return {
    'studies.start': ({ plan }) => studies.start(plan),
    'studies.startSample': async ({ sample, study }) => studies.start(await samples.study(sample, study)),
    'studies.list': () => studies.list(),
    'studies.get': ({ study }) => studies.get(study),
    'studies.report': ({ study, language }) => ({ html: reportFor(studies.get(study), version, language) }),
    'studies.pause': async ({ study }) => done(studies.pause(study)),
    'studies.resume': async ({ study }) => done(studies.resume(study)),
    'studies.cancel': async ({ study }) => done(studies.cancel(study)),
    'samples.list': () => samples.list(),
    'samples.open': ({ sample }) => samples.open(sample),
  };
}

/** @throws AppError study.no-verdict */
function reportFor(study: StudyDetail, version: string, language: Language): string {
  const { verdict } = study;
  if (!verdict) throw new AppError('study.no-verdict', { study: study.id, status: study.status });
  return verdictReport({ study, verdict, version, language, now: new Date() });
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
