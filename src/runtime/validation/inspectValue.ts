const isName = /^[a-zA-Z_$][\w$]*$/;

function quote(text: string): string {
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? `'${text.replaceAll("'", "\\'")}'` : `"${text}"`;
}

function inspectPrimitive(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'function') return value.name ? `[Function: ${value.name}]` : '[Function (anonymous)]';
  if (typeof value === 'bigint') return `${value}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

/** The class of an object as a prefix; none for plain objects. */
function describeClass(value: object): string {
  const type = (value as { constructor?: { name?: string } }).constructor;
  return type && type !== Object && type.name ? `${type.name} ` : '';
}

/** A value the way Node's `util.inspect` shows it on one line, objects deeper than `depth` as their class. */
export function inspectValue(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return inspectPrimitive(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) {
    if (depth < 0) return '[Array]';
    return value.length === 0 ? '[]' : `[ ${value.map((item) => inspectValue(item, depth - 1)).join(', ')} ]`;
  }
  const prefix = describeClass(value);
  if (depth < 0) return `[${prefix.trim() || 'Object'}]`;
  const entries = Object.entries(value).map(
    ([key, inner]) => `${isName.test(key) ? key : quote(key)}: ${inspectValue(inner, depth - 1)}`,
  );
  return entries.length === 0 ? `${prefix}{}` : `${prefix}{ ${entries.join(', ')} }`;
}
