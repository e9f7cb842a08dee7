import type { Shown, ShownEntry } from '../shown.ts';

/** A value that has others inside. */
export type Branch = Extract<Shown, { kind: 'array' | 'object' | 'instance' | 'table' }>;

export function isBranch(value: Shown): value is Branch {
  return (
    value.kind === 'array' || value.kind === 'object' || value.kind === 'instance' || value.kind === 'table'
  );
}

/** What is inside, one level deep. */
export function entriesOf(value: Branch): readonly ShownEntry[] {
  if (value.kind === 'array') return value.items.map((item, index) => [String(index), item]);
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

/** A short look inside: `{a: 1, b: […]}`, `[1, 'two', …]`. */
export function previewOf(value: Branch): string {
  if (value.kind === 'table') return `${value.model ?? ''}[${value.rows.length + value.more}]`;
  if (value.kind === 'array') {
    const items = value.items.slice(0, 4).map(glance);
    const isAll = items.length === value.items.length && value.more === 0;
    const name = value.className === 'Array' ? '' : `${value.className} `;
    return `${name}[${[...items, ...(isAll ? [] : ['…'])].join(', ')}]`;
  }
  const members = value.entries.slice(0, 4).map(([name, member]) => `${name}: ${glance(member)}`);
  const isAll = members.length === value.entries.length && value.more === 0;
  const name = value.kind === 'instance' ? value.model : value.className;
  return `${name === null ? '' : `${name} `}{${[...members, ...(isAll ? [] : ['…'])].join(', ')}}`;
}

const glanceLength = 24;

function shorten(text: string): string {
  return text.length > glanceLength ? `${text.slice(0, glanceLength)}…` : text;
}

function glance(value: Shown): string {
  switch (value.kind) {
    case 'primitive': {
      const text = shorten(value.text);
      return value.type === 'string' ? JSON.stringify(text) : text;
    }
    case 'date':
      return shortDate(value.text);
    case 'array':
      return `[${value.items.length === 0 ? '' : '…'}]`;
    case 'table':
      return `${value.model ?? ''}[${value.rows.length + value.more}]`;
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

/** In a column of dates seconds are noise; the whole is a click away in a tree. */
export function shortDate(text: string): string {
  return text.replace('T', ' ').replace(/(:\d\d)?(\.\d+)?Z$/, '');
}
