import type { JsonValue } from '../../lib/json.ts';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import { type FileProblem, fileProblem } from './fileProblem.ts';

export const byteOrderMark = '\uFEFF';

/** Far more than any model file has; deeper nesting could exhaust the stack. */
const depthLimit = 200;

/** A way to parse strict JSON, of which `path` names the place in a problem. */
export type ParseText = (path: string, source: string) => Result<JsonValue, FileProblem>;

/**
 * Parses strict JSON as `parseJson` does, but without the code that finds where a text
 * stops being JSON: the problem has the browser's own words. For texts that the designer wrote.
 */
export const parseJsonText: ParseText = (path, source) => {
  const text = withoutByteOrderMark(source);
  const tooDeep = offsetBelowDepth(text, depthLimit);
  if (tooDeep !== null) {
    const expected = `at most ${depthLimit} levels of nesting`;
    return failWith(fileProblem({ path, ...textPositionAt(text, tooDeep), expected, found: 'a deeper one' }));
  }
  try {
    // JSON.parse decides what is JSON.
    return succeed(JSON.parse(text) as JsonValue);
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    return failWith(fileProblem({ path, expected: 'JSON', found }));
  }
};

export function withoutByteOrderMark(source: string): string {
  return source.startsWith(byteOrderMark) ? source.slice(1) : source;
}

/** A position in a text: lines and columns from 1, columns in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** Returns the line and column of an offset. */
export function textPositionAt(text: string, offset: number): TextPosition {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Returns the offset of the first bracket that is nested deeper than the limit; null if there is none. */
function offsetBelowDepth(text: string, limit: number): number | null {
  let depth = 0;
  let isInText = false;
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (isInText) {
      if (character === '\\') offset += 1;
      else if (character === '"' || character === '\n') isInText = false;
    } else if (character === '"') {
      isInText = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > limit) return offset;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return null;
}
