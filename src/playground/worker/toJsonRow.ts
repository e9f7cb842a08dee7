import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import type { Row } from '../../runtime/connector.ts';

/**
 * The values of a row as JSON has them: dates are texts, `undefined` is absent, NaN is
 * null. Texts, numbers and booleans, which most values are, are not printed and parsed.
 */
export function toJsonRow(values: Readonly<Record<string, unknown>>): Row {
  const entries: [string, JsonValue][] = [];
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (typeof value === 'string' || typeof value === 'boolean' || value === null)
      entries.push([name, value]);
    // JSON has no -0.
    else if (typeof value === 'number') entries.push([name, Number.isFinite(value) ? value + 0 : null]);
    else {
      const text: string | undefined = JSON.stringify(value);
      if (text !== undefined) entries.push([name, JSON.parse(text)]);
    }
  }
  const row: unknown = Object.fromEntries(entries);
  return isJsonObject(row) ? row : {};
}
