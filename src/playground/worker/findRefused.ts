import type { CodeSource } from '../wire/control.ts';

/** Statements that are looked at; in longer code a line is not told. */
const mostStatements = 20_000;

/**
 * Finds the line of what the engine refuses to compile and the editor's parser
 * takes: `await` in a plain function, a name declared twice, `break` outside
 * of a loop. No engine tells the place of such an error, so it is narrowed
 * down: code that ends before the statement compiles, code that ends with it
 * does not.
 *
 * @param compiles whether the engine takes some code
 * @returns the line, from 1; null where it cannot be told
 */
export function findRefusedLine(
  { text, statements }: CodeSource,
  compiles: (code: string) => boolean,
): number | null {
  if (statements.length === 0 || statements.length > mostStatements || compiles(text)) return null;
  // Of the first `low` statements it takes all, of the first `high` not.
  let [low, high] = [0, statements.length];
  if (!compiles(withFirst(text, statements, low))) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (compiles(withFirst(text, statements, middle))) low = middle;
    else high = middle;
  }
  const start = statements[high - 1]?.[0] ?? 0;
  return text.slice(0, start).split('\n').length;
}

/** The code with an empty statement in the place of each after the first so many. */
function withFirst(text: string, statements: CodeSource['statements'], count: number): string {
  let result = '';
  let copied = 0;
  for (const [from, to] of statements.slice(count)) {
    // It went with the statement that it stands in.
    if (from < copied) continue;
    result += `${text.slice(copied, from)};`;
    copied = to;
  }
  return result + text.slice(copied);
}
