import { randomBytes } from 'node:crypto';

/** No letters that look alike, no upper case: ids are read aloud, typed and used as folder names. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** A new name for a run or a study, such as `r7kq2m9tz`; 31^8 possibilities. */
export function newId(kind: 'r' | 's'): string {
  return kind + Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
