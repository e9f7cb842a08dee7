/** Reads a string member of a thrown value; an empty string where there is none, or where reading it throws. */
export function readMessage(value: unknown, key: 'name' | 'message' | 'stack'): string {
  const member = readMember(value, key);
  return typeof member === 'string' ? member : '';
}

/** Reads a number of a thrown value; NaN where there is none, or where reading it throws. */
export function readNumber(value: unknown, key: 'line'): number {
  const member = readMember(value, key);
  return typeof member === 'number' ? member : Number.NaN;
}

function readMember(value: unknown, key: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    return (value as Readonly<Record<string, unknown>>)[key];
  } catch {
    return undefined;
  }
}
