import { AppError } from '../errors/app-error';

/** One condition of a search as it was typed. */
export interface Token {
  /** Where it begins, counted from 0. */
  readonly at: number;
  readonly text: string;
  /** Begins with a minus: the opposite. */
  readonly not: boolean;
  /** What stands before the operator; empty for a word. */
  readonly key: string;
  readonly operator: '' | ':' | '=' | '>' | '>=' | '<' | '<=';
  /** What stands after it, or the word, without its quotation marks. */
  readonly value: string;
}

/** A minus, a field with its operator, and a value that may stand in quotation marks. A colon may be full-width. */
const TOKEN = /(-?)(?:([a-z][\w-]*)(:|：|>=|<=|>|<|=))?(?:"([^"]*)("?)|(\S*))/giy;

/**
 * Cuts a search into its conditions; they are separated by spaces.
 * @throws AppError run.search-quote
 */
export function tokensOf(search: string): Token[] {
  const tokens: Token[] = [];
  for (let at = nextWord(search, 0); at < search.length;) {
    TOKEN.lastIndex = at;
    const [text = '', minus = '', key = '', operator = '', quoted, closed, bare = ''] =
      TOKEN.exec(search) ?? [];
    if (quoted !== undefined && closed === '')
      throw new AppError('run.search-quote', { at: search.indexOf('"', at) + 1, term: text });
    // A minus alone is a word, not the opposite of nothing.
    const alone = text === '-';
    tokens.push({
      at,
      text,
      not: minus !== '' && !alone,
      key: key.toLowerCase(),
      operator: operatorOf(operator),
      value: alone ? text : (quoted ?? bare),
    });
    at = nextWord(search, at + text.length);
  }
  return tokens;
}

function nextWord(search: string, from: number): number {
  const found = search.slice(from).search(/\S/);
  return found === -1 ? search.length : from + found;
}

function operatorOf(text: string): Token['operator'] {
  const operators = [':', '=', '>', '>=', '<', '<='] as const;
  return text === '：' ? ':' : (operators.find((operator) => operator === text) ?? '');
}
