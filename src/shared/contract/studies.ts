import { studyDetail, studyPlan, studySummary } from '../study';
import { z } from '../zod';
import { call } from './call';

const one = z.object({ study: z.string() });

export const studyCalls = {
  'studies.start': call(z.object({ plan: studyPlan }), studySummary),
  /** A study that ships with a sample: imports the sample and starts it. */
  'studies.startSample': call(z.object({ sample: z.string(), study: z.string() }), studySummary),
  'studies.list': call(z.object({}), z.array(studySummary)),
  'studies.get': call(one, studyDetail),
  /** The verdict with all it rests on as one page of HTML, in a language and then in the other. @throws study.no-verdict */
  'studies.report': call(
    one.extend({ language: z.enum(['en', 'zh']).default('en') }),
    z.object({ html: z.string() }),
  ),
  'studies.pause': call(one, z.object({})),
  'studies.resume': call(one, z.object({})),
  'studies.cancel': call(one, z.object({})),
};
