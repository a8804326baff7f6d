import { availableParallelism } from 'node:os';
import { version } from '../../../../package.json';
import type { CallOutput, Handlers } from '../../../shared/contract/contract';
import type { Settings } from '../../history/settings';
import type { Pool } from '../../slots/pool';
import { examine, type DoctorDeps } from '../doctor';
import type { FileTokens } from '../file-tokens';
import { chooseHome, isHomeFixed } from '../home';
import { checkHome } from '../other-home';
import type { Picker } from '../picker';
import type { Storage } from '../storage';

export interface SystemDeps extends DoctorDeps {
  readonly host: CallOutput<'system.info'>['host'];
  readonly pool: Pick<Pool, 'knownBackend'>;
  readonly files: FileTokens;
  readonly storage: Storage;
  /** The host's dialogs, if it has them. */
  readonly pick: Picker | undefined;
  readonly settings: Settings;
  readonly defaultSlots: number;
}

type SystemCalls = (`system.${string}` | 'files.pick') & keyof Handlers;

/** The calls about the program itself. */
export function systemHandlers(deps: SystemDeps): Pick<Handlers, SystemCalls> {
  let nextHome: string | null = null;
  return {
    'system.doctor': () => examine(deps),
    'system.info': () => ({
      version,
      host: deps.host,
      home: deps.home,
      nextHome,
      homeFixed: isHomeFixed(),
      slots: deps.slots,
      settings: deps.settings.get(),
      defaultSlots: deps.defaultSlots,
      cores: availableParallelism(),
      backend: deps.pool.knownBackend,
      language: Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en',
    }),
    'system.configure': (settings) => {
      deps.settings.set(settings);
      return {};
    },
    'system.chooseHome': async () => {
      const folder = (await deps.pick?.('folder')) ?? null;
      if (folder === null) return { folder };
      await checkHome(folder);
      chooseHome(folder);
      nextHome = folder === deps.home ? null : folder;
      return { folder };
    },
    'system.storage': () => deps.storage.used(),
    'system.free': async () => ({ bytes: await deps.storage.free() }),
    'files.pick': async () => {
      const path = await deps.pick?.('file');
      return path ? deps.files.issue(path) : null;
    },
  };
}
