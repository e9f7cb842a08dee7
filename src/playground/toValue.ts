import type { JsonValue } from '../lib/json.ts';

/** Converts a text to a value of the property's type; returns the text itself where it does not fit. */
export function toValue(text: string, type: string): JsonValue {
  const kind = type.toLowerCase();
  if (kind === 'string' || kind === 'text' || kind === 'date') return text;
  if (kind === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
