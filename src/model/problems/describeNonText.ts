import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { givenName } from '../settings.ts';

/** Describes, for a sentence, a value where LoopBack expects a name; null for text and for no value. */
export function describeNonText(value: JsonValue | undefined): string | null {
  if (!value || typeof value === 'string') return null;
  if (isJsonObject(value)) return 'an object';
  if (typeof value === 'object') return 'a list';
  return typeof value === 'number' ? 'a number' : 'true';
}

/** Guesses the intended name: the first of a list, or a number as text; null if it is unclear. */
export function intendedName(value: JsonValue | undefined): string | null {
  const first = Array.isArray(value) ? (value[0] as JsonValue | undefined) : value;
  if (typeof first !== 'string' && typeof first !== 'number') return null;
  return givenName(first);
}
