/** Control characters, quotes, backslashes and unpaired surrogates. */
const escaped =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must be escaped
  /[\x00-\x1f'\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const shortEscapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  "'": "\\'",
  '\\': '\\\\',
};

function escapeCharacter(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.charCodeAt(0);
  return code > 255 ? `\\u${code.toString(16)}` : `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Chooses single quotes unless the text contains some; then a kind that it does not contain. */
function findQuote(text: string): string {
  if (!text.includes("'")) return "'";
  if (!text.includes('"')) return '"';
  return text.includes('`') || text.includes('${') ? "'" : '`';
}

/** Quotes a text as Node's `util.inspect` does. */
export function quoteText(text: string): string {
  const quote = findQuote(text);
  const inner = text.replace(escaped, (character) =>
    character === "'" && quote !== "'" ? character : escapeCharacter(character),
  );
  return quote + inner + quote;
}

/** Formats the name of a property: without quotes if it is an identifier without `$`. */
export function propertyNameText(name: string | symbol): string {
  if (typeof name === 'symbol') return `[${String(name)}]`;
  if (name === '__proto__') return "['__proto__']";
  return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(name) ? name : quoteText(name);
}

/** Formats a function or class in brackets. */
export function functionText(value: { readonly name: string }): string {
  const source = Function.prototype.toString.call(value);
  if (source.startsWith('class')) {
    const base = (Object.getPrototypeOf(value) as { name?: string } | null)?.name;
    return `[class ${value.name || '(anonymous)'}${base ? ` extends ${base}` : ''}]`;
  }
  const type = Object.prototype.toString.call(value).slice(8, -1);
  return `[${type}${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
}

/** The maximum number of items shown of a list; one more entry says how many are left out. */
export const maxItems = 100;

/**
 * Arranges the items of a list of more than six in columns, as Node does.
 * @param areNumbers whether to align the items on the right
 */
export function toColumns(
  entries: readonly string[],
  indent: number,
  areNumbers: boolean,
): readonly string[] {
  const isCut = entries.length > maxItems;
  const items = isCut ? entries.slice(0, -1) : entries;
  const lengths = items.map((item) => item.length);
  const widest = Math.max(...lengths) + 2;
  const total = lengths.reduce((sum, length) => sum + length + 2, 0);
  if (widest * 3 + indent >= 80 || (total / widest <= 5 && widest > 8)) return entries;
  const biased = Math.max(widest - 3 - Math.sqrt(widest - total / entries.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * items.length) / biased),
    Math.floor((80 - indent) / widest),
    12,
  );
  if (columns <= 1) return entries;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lengths.filter((_length, index) => index % columns === column)),
  );
  const lines: string[] = [];
  for (let start = 0; start < items.length; start += columns) {
    const line = items.slice(start, start + columns);
    lines.push(
      line
        .map((item, column) => {
          const isLast = column === line.length - 1;
          const width = (widths[column] ?? 0) + (isLast ? 0 : 2);
          const text = isLast ? item : `${item}, `;
          if (areNumbers) return text.padStart(width);
          return isLast ? text : text.padEnd(width);
        })
        .join(''),
    );
  }
  return isCut ? [...lines, ...entries.slice(-1)] : lines;
}
