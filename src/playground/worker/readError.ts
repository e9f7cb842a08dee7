/** Reads a string member of a thrown value; an empty string where there is none, or where reading it throws. */
export function readMessage(value: unknown, key: 'name' | 'message' | 'stack'): string {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return '';
  try {
    const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
    return typeof member === 'string' ? member : '';
  } catch {
    return '';
  }
}
