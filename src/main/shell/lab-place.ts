import type { Picker } from '../lab/picker';

/** What a window's lab needs to know. */
export interface LabPlace {
  /** The data folder. */
  readonly home: string;
  /** The folder of this program, which holds `out` and `resources`. */
  readonly program: string;
  readonly pick: Picker;
}
