/** Every foreseen failure of the program, one file an area. `docs/error-codes.md` is generated from it. */
import { csvErrors } from './areas/csv';
import { dataErrors } from './areas/data';
import { designErrors } from './areas/design';
import { exportErrors } from './areas/export';
import { fileErrors } from './areas/file';
import { graftErrors } from './areas/graft';
import { planErrors } from './areas/plan';
import { runErrors } from './areas/run';
import { systemErrors } from './areas/system';

export const catalogue = {
  ...csvErrors,
  ...dataErrors,
  ...designErrors,
  ...exportErrors,
  ...fileErrors,
  ...graftErrors,
  ...planErrors,
  ...runErrors,
  ...systemErrors,
} as const;

export type ErrorCode = keyof typeof catalogue;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalogue, code);
}
