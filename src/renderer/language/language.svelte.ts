import { createContext } from 'svelte';
import { describe, type ErrorReport, type Language as LanguageCode } from '../../shared/errors/app-error';
import { isErrorCode } from '../../shared/errors/catalogue';
import { formatsOf, type Formats } from './formats';
import { en, type Catalogue } from './en';
import { zh } from './zh';

export type LanguageChoice = 'system' | LanguageCode;

const CATALOGUES: Readonly<Record<LanguageCode, Catalogue>> = { en, zh };
const FORMATS: Readonly<Record<LanguageCode, Formats>> = { en: formatsOf('en'), zh: formatsOf('zh') };

/** The language of the window: what is shown follows at once when it changes. */
export class Language {
  readonly #system: LanguageCode;
  readonly #choice: () => LanguageChoice;
  readonly code = $derived.by(() => this.#chosen());
  /** The catalogue: `words.t.home.title`. */
  readonly t = $derived(CATALOGUES[this.code]);
  readonly f = $derived(FORMATS[this.code]);

  /**
   * @param spoken the system's languages, the preferred one first
   * @param choice what the person chose; read again whenever it changes
   */
  constructor(spoken: readonly string[], choice: () => LanguageChoice) {
    this.#system = languageOf(spoken);
    this.#choice = choice;
  }

  /** Title and advice of a refusal of the lab. */
  failure({ code, details }: { code: string; details: ErrorReport['details'] }): {
    title: string;
    advice: string;
  } {
    return isErrorCode(code)
      ? describe(code, details, this.code)
      : describe('system.bug', { message: code }, this.code);
  }

  /** One of two texts that came from the lab. */
  of(text: { en: string; zh: string }): string {
    return text[this.code];
  }

  #chosen(): LanguageCode {
    const choice = this.#choice();
    return choice === 'system' ? this.#system : choice;
  }
}

function languageOf(spoken: readonly string[]): LanguageCode {
  const known = spoken
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'zh' || tag === 'en');
  return known === 'zh' ? 'zh' : 'en';
}

/** Every component reads its words from here. */
export const [getWords, setWords] = createContext<Language>();
