import type { Handlers } from '../../shared/contract/contract';
import { createExport } from './create-export';
import type { ModelDeps } from './deps';
import { createExaminer } from './examine';
import { form } from './form';
import { predictFile } from './predict-file';
import { tryRows } from './try';

type ModelCalls = `models.${string}` & keyof Handlers;

/** The calls that use a trained model. */
export function modelHandlers(deps: ModelDeps): Pick<Handlers, ModelCalls | 'exports.create'> {
  const examiner = createExaminer(deps);
  return {
    'models.form': ({ run }) => form(deps, run),
    'models.examine': ({ run, job }) => examiner.examine(run, job),
    'models.stopExamining': ({ job }) => {
      examiner.stop(job);
      return {};
    },
    'models.try': (input) => tryRows(deps, input),
    'models.predictFile': (input) => predictFile(deps, input),
    'exports.create': ({ run }) => createExport(deps, run),
  };
}
