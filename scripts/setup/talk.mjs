const locale =
  process.env.LC_ALL ||
  process.env.LC_MESSAGES ||
  process.env.LANG ||
  Intl.DateTimeFormat().resolvedOptions().locale;
const language = /^zh/i.test(locale) ? 'zh' : 'en';

/**
 * Says a sentence on standard error, so that standard output stays a command's own.
 *
 * @param {{en: string, zh: string}} text
 */
export function say(text) {
  process.stderr.write(`${text[language]}\n`);
}

/**
 * What could not be had, and the one thing to do about it. Set-up goes on without an optional part.
 */
export class Missing extends Error {
  /**
   * @param {{en: string, zh: string}} why one sentence: what is missing and the cause
   * @param {{en: string, zh: string}} remedy one sentence: what to do
   */
  constructor(why, remedy) {
    super(why.en);
    this.why = why;
    this.remedy = remedy;
  }
}
