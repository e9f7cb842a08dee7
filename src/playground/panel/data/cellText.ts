import type { JsonValue } from '../../../lib/json.ts';
import { toValue } from '../../toValue.ts';
import { shortDate } from '../log/previews.ts';

const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

export function isNull(value: unknown): boolean {
  return value === undefined || value === null;
}

/** A stored value as a cell shows it. */
export function showCell(value: JsonValue | undefined): string {
  if (value === undefined) return '–';
  if (value === null) return 'null';
  if (typeof value === 'string') return isoDate.test(value) ? shortDate(value) : value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The same as an editor takes it. */
export function editText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

/** What was typed as a value for the property; LoopBack coerces and validates it. Nothing is null, but for a text. */
export function readCell(text: string, type: string): JsonValue {
  if (text === '' && type !== 'string') return null;
  return toValue(text, type);
}
