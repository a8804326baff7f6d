import type { Handlers } from '../../shared/contract/contract';
import type { Samples } from '../samples/samples';
import type { StudyRoom } from './studies';

type StudyCalls = `studies.${string}` & keyof Handlers;
type SampleCalls = `samples.${string}` & keyof Handlers;

/** The calls about studies and samples. */
export function studyHandlers(
  studies: StudyRoom,
  samples: Samples,
): Pick<Handlers, StudyCalls | SampleCalls> {
  return {
    'studies.start': ({ plan }) => studies.start(plan),
    'studies.startSample': async ({ sample, study }) => studies.start(await samples.study(sample, study)),
    'studies.list': () => studies.list(),
    'studies.get': ({ study }) => studies.get(study),
    'studies.pause': async ({ study }) => done(studies.pause(study)),
    'studies.resume': async ({ study }) => done(studies.resume(study)),
    'studies.cancel': async ({ study }) => done(studies.cancel(study)),
    'samples.list': () => samples.list(),
    'samples.open': ({ sample }) => samples.open(sample),
  };
}

async function done(work: Promise<void>): Promise<Record<string, never>> {
  await work;
  return {};
}
