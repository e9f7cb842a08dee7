import { shorten } from '../../lib/shorten.ts';

const LONGEST_NAME = 80;

/** The reason why a file was refused, for people: the place, what was expected and what was found. */
export interface FileProblem {
  readonly path: string;
  /** From 1, where the text itself does not parse. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. */
  readonly column?: number;
  /** The place in a file that parses: `relations.orders.type`. */
  readonly jsonPath?: string;
  readonly expected: string;
  readonly found: string;
  /** The whole problem in one sentence. */
  readonly message: string;
}

export interface FileProblemParts {
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly jsonPath?: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * Names a member of a pasted list where a problem of a file has its path: by its
 * name, if it has one, and its number.
 *
 * @param index from 0
 */
export function memberName(member: unknown, index: number): string {
  const name: unknown =
    typeof member === 'object' && member !== null && 'name' in member ? member.name : undefined;
  const place = `number ${index + 1} of the list`;
  return typeof name === 'string' && name !== '' ? `${shorten(name, LONGEST_NAME)}, ${place}` : place;
}

/** Whether a problem's path is the name of a member of a pasted list. */
export function isListMember(path: string): boolean {
  return /(^|, )number \d+ of the list$/.test(path);
}

export function fileProblem(parts: FileProblemParts): FileProblem {
  const { path, line, column, jsonPath, expected, found } = parts;
  const place =
    line === undefined ? (jsonPath ? `, at ${jsonPath}` : '') : `, line ${line}, column ${column}`;
  return { ...parts, message: `${path}${place}: expected ${expected}, found ${found}.` };
}
