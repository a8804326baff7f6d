import type { Handlers } from '../../shared/contract/contract';
import { createExport } from './create-export';
import type { ModelDeps } from './deps';
import { form } from './form';
import { predictFile } from './predict-file';
import { tryRows } from './try';

type ModelCalls = 'models.form' | 'models.try' | 'models.predictFile' | 'exports.create';

/** The calls that use a trained model. */
export function modelHandlers(deps: ModelDeps): Pick<Handlers, ModelCalls> {
  return {
    'models.form': ({ run }) => form(deps, run),
    'models.try': (input) => tryRows(deps, input),
    'models.predictFile': (input) => predictFile(deps, input),
    'exports.create': ({ run }) => createExport(deps, run),
  };
}
