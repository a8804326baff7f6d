import { version } from '../../../../package.json';
import type { CallOutput, Handlers } from '../../../shared/contract/contract';
import type { Pool } from '../../slots/pool';
import { examine, type DoctorDeps } from '../doctor';
import type { FileTokens } from '../file-tokens';
import type { Storage } from '../storage';

export interface SystemDeps extends DoctorDeps {
  readonly host: CallOutput<'system.info'>['host'];
  readonly pool: Pick<Pool, 'knownBackend'>;
  readonly files: FileTokens;
  readonly storage: Storage;
  /** The host's file picker, if it has one. */
  readonly pickFile: (() => Promise<string | null>) | undefined;
}

/** The calls about the program itself. */
export function systemHandlers(
  deps: SystemDeps,
): Pick<Handlers, 'system.doctor' | 'system.info' | 'system.storage' | 'system.free' | 'files.pick'> {
  return {
    'system.doctor': () => examine(deps),
    'system.info': () => ({
      version,
      host: deps.host,
      home: deps.home,
      slots: deps.slots,
      backend: deps.pool.knownBackend,
      language: Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en',
    }),
    'system.storage': () => deps.storage.used(),
    'system.free': async () => ({ bytes: await deps.storage.free() }),
    'files.pick': async () => {
      const path = await deps.pickFile?.();
      return path ? deps.files.issue(path) : null;
    },
  };
}
