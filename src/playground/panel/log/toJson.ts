import type { JsonValue } from '../../../lib/json.ts';
import { shownLimits } from '../../wire/limits.ts';
import type { Shown, ShownEntry } from '../../wire/shown.ts';

/** A shown value as JSON. */
export interface JsonText {
  readonly text: string;
  /** Descriptions of what is missing because it is not shown; empty where the value is complete. */
  readonly missing: readonly string[];
}

/**
 * Writes a shown value as `JSON.stringify` would have written the value itself,
 * as far as it is shown. A Map becomes a list of pairs, and a bigint a string.
 *
 * @returns null for a value that JSON cannot write, such as a function
 */
export function toJson(value: Shown): JsonText | null {
  const missing = new Set<string>();
  const json = convert(value, missing);
  if (json === undefined) return null;
  return { text: JSON.stringify(json, null, 2), missing: [...missing] };
}

const missingWords = {
  cycle: 'an object within itself',
  deep: 'deeper levels',
  long: 'values that are too large to show',
  unreadable: 'values that could not be read',
} as const;

function convert(value: Shown, missing: Set<string>): JsonValue | undefined {
  const noteMissing = (more: number, what: string): void => {
    if (more > 0) missing.add(`${more.toLocaleString('en')} more ${what}`);
  };
  const inList = (member: Shown): JsonValue => convert(member, missing) ?? null;
  switch (value.kind) {
    case 'primitive':
      noteMissing(value.more, 'characters');
      return readPrimitive(value.type, value.text);
    case 'date':
      return value.text === 'Invalid Date' ? null : value.text;
    case 'array':
      noteMissing(value.more, 'items');
      return value.items.map(inList);
    case 'map':
      noteMissing(value.more, 'pairs');
      return value.pairs.map(([key, member]) => [inList(key), inList(member)]);
    case 'object':
    case 'instance':
      noteMissing(value.more, 'properties');
      return convertEntries(value.entries, missing);
    case 'table':
      noteMissing(value.more, 'rows');
      if (value.columns.length >= shownLimits.columns)
        missing.add(`columns after the first ${shownLimits.columns}`);
      return value.rows.map(({ cells }) =>
        convertEntries(
          cells.flatMap((cell, at): ShownEntry[] => (cell === null ? [] : [[value.columns[at] ?? '', cell]])),
          missing,
        ),
      );
    case 'error': {
      const { name, message, statusCode, code, details } = value;
      return {
        name,
        message,
        ...(statusCode === null ? {} : { statusCode }),
        ...(code === null ? {} : { code }),
        ...(details === null ? {} : { details: inList(details) }),
      };
    }
    case 'cut':
      missing.add(missingWords[value.why]);
      return null;
    case 'function':
      return undefined;
  }
}

/** Keeps the order, except for names that are numbers. Leaves out values that JSON cannot write. */
function convertEntries(entries: readonly ShownEntry[], missing: Set<string>): JsonValue {
  return Object.fromEntries(
    entries.flatMap(([name, member]): [string, JsonValue][] => {
      const json = convert(member, missing);
      return json === undefined ? [] : [[name, json]];
    }),
  );
}

function readPrimitive(
  type: Extract<Shown, { kind: 'primitive' }>['type'],
  text: string,
): JsonValue | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'bigint':
      return text.replace(/n$/, '');
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'boolean':
      return text === 'true';
    case 'null':
      return null;
    case 'undefined':
    case 'symbol':
      return undefined;
  }
}
