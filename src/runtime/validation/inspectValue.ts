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

/** As wide as Node's `util.inspect` writes one line. */
const breakLength = 80;

/** Entries between braces, on one line where they fit. */
function embrace(
  prefix: string,
  open: string,
  close: string,
  entries: readonly string[],
  indent: number,
): string {
  const start = entries.length + indent + open.length + prefix.length + 10;
  const total = entries.reduce((length, entry) => length + entry.length, entries.length + start);
  if (total <= breakLength && !entries.some((entry) => entry.includes('\n')))
    return `${prefix}${open} ${entries.join(', ')} ${close}`;
  const line = `\n${' '.repeat(indent)}`;
  return `${prefix}${open}${line}  ${entries.join(`,${line}  `)}${line}${close}`;
}

/** A value the way Node's `util.inspect` shows it, objects deeper than `depth` as their class. */
export function inspectValue(value: unknown, depth: number, indent = 0): string {
  if (typeof value !== 'object' || value === null) return inspectPrimitive(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  const prefix = describeClass(value);
  if (value instanceof Number || value instanceof String || value instanceof Boolean)
    return `[${prefix.trim()}: ${inspectPrimitive(value.valueOf())}]`;
  const isArray = Array.isArray(value);
  if (depth < 0) return isArray ? '[Array]' : `[${prefix.trim() || 'Object'}]`;
  const entries = isArray
    ? value.map((item) => inspectValue(item, depth - 1, indent + 2))
    : Object.entries(value).map(
        ([key, inner]) =>
          `${isName.test(key) ? key : quote(key)}: ${inspectValue(inner, depth - 1, indent + 2)}`,
      );
  const [open, close] = isArray ? ['[', ']'] : ['{', '}'];
  const ownPrefix = isArray ? '' : prefix;
  return entries.length === 0
    ? `${ownPrefix}${open}${close}`
    : embrace(ownPrefix, open, close, entries, indent);
}
