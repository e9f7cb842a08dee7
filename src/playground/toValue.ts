import type { JsonValue } from '../lib/json.ts';

/** A cell as the value that a property of this type holds; what does not fit stays a text. */
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
