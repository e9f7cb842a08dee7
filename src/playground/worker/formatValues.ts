/**
 * Fills the placeholders of a format string (`'%s has %d'`) with the values after it,
 * as Node's console does. Never throws, whatever the values do.
 */
export function formatValues(values: readonly unknown[]): readonly unknown[] {
  const [format, ...rest] = values;
  if (typeof format !== 'string' || rest.length === 0 || !format.includes('%')) return values;
  const text = format.replace(/%([sdifjoOc%])/g, (place, kind: string) => {
    if (kind === '%') return '%';
    if (rest.length === 0) return place;
    return formatOne(kind, rest.shift());
  });
  return [text, ...rest];
}

function formatOne(kind: string, value: unknown): string {
  try {
    if (kind === 'c') return '';
    if (kind === 's') return typeof value === 'bigint' ? `${value}n` : String(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (kind === 'd' || kind === 'f') return String(Number(value));
    return kind === 'i' ? String(Math.trunc(Number(value))) : (JSON.stringify(value) ?? 'undefined');
  } catch {
    // A symbol as a number, a cycle as JSON, or a toString that throws.
    return typeof value === 'symbol' ? value.toString() : '[object]';
  }
}
