import { type ReactNode, useContext } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { keysOf } from '../../designModel.ts';
import type { Shown, ShownError, ShownInstance, ShownTable } from '../../wire/shown.ts';
import { LineContext, useSessionReach } from '../session/sessionContext.ts';
import { SaveUnsaved } from './SaveUnsaved.tsx';
import { Cut, ShownInline } from './ShownInline.tsx';
import styles from './ShownValue.module.css';

interface ShownValueProps {
  readonly value: Shown;
  readonly isText?: boolean;
  /** What made it, where it is what a `build` or a `new` gave. */
  readonly madeBy?: 'build' | 'new' | null;
}

/** A value as the output shows it: rows and instances as tables, the rest in one line that opens. */
export function ShownValue({ value, isText = false, madeBy = null }: ShownValueProps) {
  switch (value.kind) {
    case 'table':
      return <ShownRows table={value} title={rowsTitle(value)} />;
    case 'instance':
      return <ShownOne instance={value} madeBy={madeBy} />;
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
  const text = countOf(rows.length + more, 'row');
  return model === null ? text : `${model} · ${text}`;
}

/** One instance reads like a list with one row, with what is known of it beside its class. */
function ShownOne({ instance, madeBy }: { instance: ShownInstance; madeBy: 'build' | 'new' | null }) {
  const { model, isNew, handle, cached, entries } = instance;
  const table: ShownTable = {
    kind: 'table',
    model,
    columns: entries.map(([name]) => name),
    rows: [{ isNew, cells: entries.map(([, value]) => value) }],
    more: 0,
  };
  return (
    <ShownRows table={table} title={model}>
      {isNew ? <Badge tone="custom">not stored</Badge> : null}
      {isNew && madeBy !== null ? <PropertiesSet instance={instance} madeBy={madeBy} /> : null}
      {handle === null ? null : <SaveUnsaved handle={handle} />}
      {cached.map(([relation, rows]) => (
        <span
          key={relation}
          className={styles['cached']}
          title={`${relation}() answers from the cache of this instance`}
        >
          {relation}: {rows} cached
        </span>
      ))}
    </ShownRows>
  );
}

/** What `build` does beside `new`: it sets foreign keys. Of `new` everything that it set. */
function PropertiesSet({
  instance: { model, entries },
  madeBy,
}: {
  instance: ShownInstance;
  madeBy: 'build' | 'new';
}) {
  const reach = useSessionReach();
  const keys = keysOf(reach?.design ?? []).filter(({ holder }) => holder === model);
  const set = entries.flatMap(([name, value]) => {
    if (madeBy === 'new') return [name];
    const isKey = keys.some(({ property }) => property === name);
    return isKey && value.kind === 'primitive' ? [`${name} = ${value.text}`] : [];
  });
  if (set.length === 0 && madeBy === 'build') return null;
  const what = set.length === 0 ? 'no property' : set.join(', ');
  return (
    <span className={styles['built']}>
      {madeBy} set {what}
    </span>
  );
}

function ShownRows({ table, title, children }: { table: ShownTable; title: string; children?: ReactNode }) {
  return (
    <figure className={styles['rows']}>
      <figcaption>
        <span className={styles['model']}>{title}</span>
        {children ??
          (table.rows.length === 1 && table.rows[0]?.isNew ? <Badge tone="custom">not stored</Badge> : null)}
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
        {error.line === null ? null : <LineOf line={error.line} />}
      </p>
      {error.details === null ? null : (
        <div className={styles['details']}>
          details <ShownInline value={error.details} isOpen />
        </div>
      )}
      {error.cause === null ? null : <InnerFailure name="cause" value={error.cause} />}
      {error.errors.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: those of one error never move
        <InnerFailure key={index} name={`errors[${index}]`} value={one} />
      ))}
    </div>
  );
}

/** What caused an error, or one of several that it holds. */
function InnerFailure({ name, value }: { name: string; value: Shown }) {
  return (
    <div className={styles['details']}>
      {name} {value.kind === 'error' ? <ShownFailure error={value} /> : <ShownInline value={value} isOpen />}
    </div>
  );
}

/** Where in the code it was; a click leads there. */
function LineOf({ line }: { line: number }) {
  const goTo = useContext(LineContext);
  if (goTo === null) return <Fact name="line" value={String(line)} />;
  return (
    <button type="button" className={styles['to-line']} onClick={() => goTo(line)}>
      line <b>{line}</b>
    </button>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <span>
      {name} <b>{value}</b>
    </span>
  );
}
