import { Badge } from '../../ui/Badge.tsx';
import type { Shown, ShownError, ShownTable } from '../shown.ts';
import { Cut, ShownInline } from './ShownInline.tsx';
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
        <ShownInline value={value} />
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
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keyboard
        <div className={styles['scroll']} tabIndex={0}>
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
                        <ShownInline value={cell} isCell />
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
          details <ShownInline value={error.details} isOpen />
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
