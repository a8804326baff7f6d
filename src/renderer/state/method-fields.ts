/** The settings that each kind of optimizer, schedule and loss has. */
import { lossSettings, type LossSettings } from '../../shared/loss';
import { optimizer, type Optimizer } from '../../shared/method';
import { schedule, type Schedule } from '../../shared/schedule';
import { settingsByKind, type SettingFields } from './schema-fields';

type Names<T> = T extends unknown ? keyof T : never;

/** The learning rate has a place of its own. */
export type FieldName = Exclude<Names<Optimizer | Schedule | LossSettings>, 'kind' | 'learningRate'>;

const OPTIMIZERS = settingsByKind(optimizer.options);
const SCHEDULES = settingsByKind(schedule.options);
const LOSSES = settingsByKind(lossSettings.options);

export function optimizerFields({ kind }: Optimizer): SettingFields {
  return without(OPTIMIZERS.get(kind), 'learningRate');
}

export function scheduleFields({ kind }: Schedule): SettingFields {
  return SCHEDULES.get(kind) ?? new Map();
}

/** @param weighable whether there are classes that could be weighed */
export function lossFields({ kind }: LossSettings, weighable: boolean): SettingFields {
  return weighable ? (LOSSES.get(kind) ?? new Map()) : without(LOSSES.get(kind), 'classWeights');
}

function without(fields: SettingFields = new Map(), left: FieldName | 'learningRate'): SettingFields {
  return new Map([...fields].filter(([name]) => name !== left));
}
