import { isJsonObject, type JsonValue } from '../../lib/json.ts';

/** The style of a JSON file. */
export interface JsonStyle {
  /** One level: "  ", "\t". */
  readonly indent: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Whether a file on one line has no spaces after colons and commas. */
  readonly isTight: boolean;
}

export const newFileStyle: JsonStyle = { indent: '  ', lineEnd: '\n', isTight: false };

/** Detects the style of a text: its first line end, and the indent of its first indented line. */
export function styleOf(text: string): JsonStyle {
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? newFileStyle.lineEnd;
  const indent = /(?:\r\n|\r|\n)([ \t]+)\S/.exec(text)?.[1] ?? newFileStyle.indent;
  const isTight = !/[\r\n]/.test(text.trim()) && !/": /.test(text);
  return { indent, lineEnd: lineEnd as JsonStyle['lineEnd'], isTight };
}

/** Prints a value over several lines, the way JSON.stringify does, at a depth of the file. */
export function printJson(value: JsonValue, style: JsonStyle, depth = 0): string {
  // JSON.stringify cuts an indent at ten characters, so the real one is inserted afterwards.
  const lines = JSON.stringify(value, null, '\t').split('\n');
  const printed = lines.map((line, index) => {
    const level = /^\t*/.exec(line)?.[0].length ?? 0;
    return index === 0 ? line : style.indent.repeat(depth + level) + line.slice(level);
  });
  return printed.join(style.lineEnd);
}

/** Prints a value on one line: `{"type": "string"}`, or `{"type":"string"}` in a tight file. */
export function printInline(value: JsonValue, style: JsonStyle): string {
  if (style.isTight || typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isJsonObject(value)) {
    const members = Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [`${JSON.stringify(key)}: ${printInline(member, style)}`],
    );
    return `{${members.join(', ')}}`;
  }
  return `[${value.map((item) => printInline(item, style)).join(', ')}]`;
}
