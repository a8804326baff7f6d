import type { ErrorDetails } from '../../../shared/errors/app-error';
import type { ErrorCode } from '../../../shared/errors/catalogue';

/** Something done or seen on the way in that a person should know: a code of the catalogue with its details. */
export interface Notice {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}
