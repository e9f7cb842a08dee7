import type { JsonValue } from '../../../lib/json.ts';
import { toValue } from '../../toValue.ts';
import { shortDate } from '../log/previews.ts';

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

export function isNull(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Formats a stored value for a cell. */
export function showCell(value: JsonValue | undefined): string {
  if (value === undefined) return '–';
  if (value === null) return 'null';
  if (typeof value === 'string') return isoDate.test(value) ? shortDate(value) : value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Formats a stored value for the cell editor. */
export function editText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

/**
 * Reads the typed text as a value of the property; LoopBack coerces and validates it. An empty text is null, except in
 * a string. A list of numbers or strings can be typed without brackets: "1, 2".
 */
export function readCell(text: string, type: string): JsonValue {
  if (text === '' && type !== 'string') return null;
  const [, itemType] = /^\[(number|string)\]$/i.exec(type) ?? [];
  if (itemType === undefined || text.trim().startsWith('[')) return toValue(text, type);
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => toValue(part, itemType));
}
