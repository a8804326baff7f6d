import { isTermId, type TermId } from '../../language/en/glossary';

/** A run of text; a field term or a link where it has one. */
export interface Piece {
  readonly text: string;
  readonly term?: TermId;
  readonly href?: string;
}

/** Takes `[word](learningRate)` for a field term and `[place](#/data)` for a link; all else is text. */
export function piecesOf(text: string): Piece[] {
  const parts = text.split(/\[([^\]]+)\]\(([^)]+)\)/);
  return Array.from({ length: Math.ceil(parts.length / 3) }, (_, i) => [
    { text: parts[3 * i] ?? '' },
    ...linked(parts[3 * i + 1], parts[3 * i + 2]),
  ])
    .flat()
    .filter((piece) => piece.text !== '');
}

function linked(text?: string, target?: string): Piece[] {
  if (text === undefined || target === undefined) return [];
  return [isTermId(target) ? { text, term: target } : { text, href: target }];
}
