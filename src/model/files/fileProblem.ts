/** Why a file was refused, for people: where, what was expected, what was found. */
export interface FileProblem {
  readonly path: string;
  /** From 1, where the text itself does not parse. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. */
  readonly column?: number;
  /** Where in a file that parses: `relations.orders.type`. */
  readonly jsonPath?: string;
  readonly expected: string;
  readonly found: string;
  /** All of it in one sentence. */
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

export function fileProblem(parts: FileProblemParts): FileProblem {
  const { path, line, column, jsonPath, expected, found } = parts;
  const place =
    line === undefined ? (jsonPath ? `, at ${jsonPath}` : '') : `, line ${line}, column ${column}`;
  return { ...parts, message: `${path}${place}: expected ${expected}, found ${found}.` };
}
