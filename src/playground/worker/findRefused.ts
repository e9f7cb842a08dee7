import type { CodeSource } from '../wire/control.ts';

/** Statements that are searched; in longer code the line is not found. */
const mostStatements = 20_000;

/**
 * Finds the line that the engine refuses to compile although the editor's
 * parser accepts it: `await` in a plain function, a name declared twice, `break`
 * outside a loop. No engine reports the position of such an error, so it is
 * found by bisection: code that ends before the statement compiles, code that
 * ends with it does not.
 *
 * @param compiles whether the engine compiles some code
 * @returns the line, from 1; null where it can't be found
 */
export function findRefusedLine(
  { text, statements }: CodeSource,
  compiles: (code: string) => boolean,
): number | null {
  if (statements.length === 0 || statements.length > mostStatements || compiles(text)) return null;
  // The first `low` statements compile, the first `high` do not.
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

/** The code with an empty statement in place of each one after the first `count`. */
function withFirst(text: string, statements: CodeSource['statements'], count: number): string {
  let result = '';
  let copied = 0;
  for (const [from, to] of statements.slice(count)) {
    // Removed already, with the statement around it.
    if (from < copied) continue;
    result += `${text.slice(copied, from)};`;
    copied = to;
  }
  return result + text.slice(copied);
}
