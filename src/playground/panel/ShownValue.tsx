import { Badge } from '../../ui/Badge.tsx';
import type { Shown, ShownEntry, ShownError, ShownTable } from '../shown.ts';
import styles from './ShownValue.module.css';

/** A value as the output shows it: rows and instances as tables, the rest in one line that opens. */
export function ShownValue({ value, isText = false }: { value: Shown; isText?: boolean }) {
  switch (value.kind) {
    case 'table':
      return <ShownRows table={value} title={rowsTitle(value)} />;
    case 'instance':
      return <ShownRows table={toTable(value)} title={value.model} />;
    case 'error':
      return <ShownFailure error={value} />;
    default:
      return isText && value.kind === 'primitive' && value.type === 'string' ? (
        <span className={styles['text']}>
          {value.text}
          <Cut more={value.more} unit="characters" />
        </span>
      ) : (
        <Inline value={value} />
      );
  }
}

function rowsTitle({ model, rows, more }: ShownTable): string {
  const count = rows.length + more;
  const text = `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
  return model === null ? text : `${model} · ${text}`;
}

/** One instance reads like a list with one row. */
function toTable(instance: Extract<Shown, { kind: 'instance' }>): ShownTable {
  return {
    kind: 'table',
    model: instance.model,
    columns: instance.entries.map(([name]) => name),
    rows: [{ isNew: instance.isNew, cells: instance.entries.map(([, value]) => value) }],
    more: 0,
  };
}

function ShownRows({ table, title }: { table: ShownTable; title: string }) {
  const isOneNew = table.rows.length === 1 && table.rows[0]?.isNew === true;
  return (
    <figure className={styles['rows']}>
      <figcaption>
        <span className={styles['model']}>{title}</span>
        {isOneNew ? <Badge tone="custom">not stored</Badge> : null}
      </figcaption>
      {table.columns.length > 0 ? (
        <div className={styles['scroll']}>
          <table>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished value never move
                <tr key={index} data-new={row.isNew || undefined}>
                  {row.cells.map((cell, column) => (
                    <td key={table.columns[column]}>
                      {cell === null ? (
                        <span className={styles['absent']}>–</span>
                      ) : (
                        <Inline value={cell} isCell />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Cut more={table.more} unit="rows" />
    </figure>
  );
}

/** An error with what LoopBack puts on it. */
export function ShownFailure({ error, title }: { error: ShownError; title?: string }) {
  return (
    <div className={styles['error']}>
      <p>
        <strong>{title === undefined ? error.name : `${title} ${error.name}`}</strong>
        {error.message === '' ? null : <>: {error.message}</>}
      </p>
      <p className={styles['facts']}>
        {error.statusCode === null ? null : <Fact name="statusCode" value={String(error.statusCode)} />}
        {error.code === null ? null : <Fact name="code" value={error.code} />}
        {error.line === null ? null : <Fact name="line" value={String(error.line)} />}
      </p>
      {error.details === null ? null : (
        <div className={styles['details']}>
          details <Inline value={error.details} isOpen />
        </div>
      )}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <span>
      {name} <b>{value}</b>
    </span>
  );
}

const cutWords = {
  cycle: 'the same object again',
  deep: 'deeper levels',
  long: 'too much to show',
  unreadable: 'unreadable',
};

/** A value in a line; objects and lists open. */
function Inline({
  value,
  isCell = false,
  isOpen = false,
}: {
  value: Shown;
  isCell?: boolean;
  isOpen?: boolean;
}) {
  switch (value.kind) {
    case 'primitive': {
      const isQuoted = value.type === 'string' && !isCell;
      return (
        <span className={styles[value.type]}>
          {isQuoted ? JSON.stringify(value.text) : value.text}
          <Cut more={value.more} unit="characters" />
        </span>
      );
    }
    case 'date':
      return <time className={styles['date']}>{isCell ? shortDate(value.text) : value.text}</time>;
    case 'function':
      return <span className={styles['function']}>ƒ {value.name || 'anonymous'}</span>;
    case 'cut':
      return <span className={styles['cut']}>… {cutWords[value.why]}</span>;
    case 'error':
      return (
        <span className={styles['inlineError']}>
          {value.name}: {value.message}
        </span>
      );
    default:
      return <Tree value={value} isOpen={isOpen} />;
  }
}

type Branch = Extract<Shown, { kind: 'array' | 'object' | 'instance' | 'table' }>;

function Tree({ value, isOpen }: { value: Branch; isOpen: boolean }) {
  const entries = entriesOf(value);
  const preview = previewOf(value);
  if (entries.length === 0) return <span className={styles['preview']}>{preview}</span>;
  return (
    <details className={styles['tree']} open={isOpen}>
      <summary className={styles['preview']}>{preview}</summary>
      <ul>
        {entries.map(([name, member]) => (
          <li key={name}>
            <span className={styles['key']}>{name}</span> <Inline value={member} isOpen={isOpen} />
          </li>
        ))}
      </ul>
      <Cut more={value.more} unit="more" />
    </details>
  );
}

function entriesOf(value: Branch): readonly ShownEntry[] {
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
        : { kind: 'instance', model: value.model, isNew: row.isNew, ...shared };
    return [String(index), whole];
  });
}

/** A short look inside: `{a: 1, b: […]}`, `[1, 'two', …]`. */
function previewOf(value: Branch): string {
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

function glance(value: Shown): string {
  switch (value.kind) {
    case 'primitive': {
      const text = value.text.length > glanceLength ? `${value.text.slice(0, glanceLength)}…` : value.text;
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
      return value.name;
    case 'function':
      return `ƒ ${value.name}`;
    case 'cut':
      return '…';
  }
}

function Cut({ more, unit }: { more: number; unit: string }) {
  return more > 0 ? (
    <span className={styles['cut']}>
      {' '}
      … {more.toLocaleString('en')} {unit === 'more' ? unit : `more ${unit}`}
    </span>
  ) : null;
}

/** In a column of dates seconds are noise; the whole is a click away in a tree. */
function shortDate(text: string): string {
  return text.replace('T', ' ').replace(/(:\d\d)?(\.\d+)?Z$/, '');
}
