import type { Shown, ShownEntry } from '../../wire/shown.ts';

/** A value that contains others. */
export type Branch = Extract<Shown, { kind: 'array' | 'object' | 'map' | 'instance' | 'table' }>;

const branches: ReadonlySet<Shown['kind']> = new Set(['array', 'object', 'map', 'instance', 'table']);

export function isBranch(value: Shown): value is Branch {
  return branches.has(value.kind);
}

/** Lists what a value contains, one level deep. */
export function entriesOf(value: Branch): readonly ShownEntry[] {
  if (value.kind === 'array') return value.items.map((item, index) => [String(index), item]);
  if (value.kind === 'map') return value.pairs.map(([key, member]) => [shortPreview(key), member]);
  if (value.kind !== 'table') return value.entries;
  return value.rows.map((row, index): ShownEntry => {
    const entries = row.cells.flatMap((cell, column): ShownEntry[] =>
      cell === null ? [] : [[value.columns[column] ?? '', cell]],
    );
    const shared = { entries, more: 0 };
    const whole: Shown =
      value.model === null
        ? { kind: 'object', className: null, ...shared }
        : { kind: 'instance', model: value.model, isNew: row.isNew, handle: null, cached: [], ...shared };
    return [String(index), whole];
  });
}

/** Previews what a value contains: `{a: 1, b: […]}`, `[1, 'two', …]`. */
export function previewOf(value: Branch): string {
  if (value.kind === 'table') return `${value.model ?? ''}[${value.rows.length + value.more}]`;
  if (value.kind === 'array') {
    const items = value.items.slice(0, 4).map(shortPreview);
    const isAll = items.length === value.items.length && value.more === 0;
    const name = value.className === 'Array' ? '' : `${value.className}(${value.items.length + value.more}) `;
    return `${name}[${[...items, ...(isAll ? [] : ['…'])].join(', ')}]`;
  }
  if (value.kind === 'map') {
    const pairs = value.pairs
      .slice(0, 4)
      .map(([key, member]) => `${shortPreview(key)} → ${shortPreview(member)}`);
    const isAll = pairs.length === value.pairs.length && value.more === 0;
    const size = value.pairs.length + value.more;
    return `${value.className}(${size}) {${[...pairs, ...(isAll ? [] : ['…'])].join(', ')}}`;
  }
  const members = value.entries.slice(0, 4).map(([name, member]) => `${name}: ${shortPreview(member)}`);
  const isAll = members.length === value.entries.length && value.more === 0;
  const name = value.kind === 'instance' ? value.model : value.className;
  return `${name === null ? '' : `${name} `}{${[...members, ...(isAll ? [] : ['…'])].join(', ')}}`;
}

const maxLength = 24;

function shorten(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

function shortPreview(value: Shown): string {
  switch (value.kind) {
    case 'primitive': {
      const text = shorten(value.text);
      return value.type === 'string' ? JSON.stringify(text) : text;
    }
    case 'date':
      return shortDate(value.text);
    case 'array':
      return `${value.className === 'Array' ? '' : value.className}[${value.items.length === 0 ? '' : '…'}]`;
    case 'table':
      return `${value.model ?? ''}[${value.rows.length + value.more}]`;
    case 'map':
      return `${value.className}(${value.pairs.length + value.more})`;
    case 'instance':
      return `${value.model} {…}`;
    case 'object':
      return value.entries.length === 0 ? '{}' : '{…}';
    case 'error':
      return `${value.name}: ${shorten(value.message)}`;
    case 'function':
      return `ƒ ${value.name}`;
    case 'cut':
      return '…';
  }
}

/** Formats a date without its seconds, which are noise in a column of dates. The tree shows the whole date. */
export function shortDate(text: string): string {
  return text.replace('T', ' ').replace(/(:\d\d)?(\.\d+)?Z$/, '');
}
