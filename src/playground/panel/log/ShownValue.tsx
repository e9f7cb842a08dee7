import { type ReactNode, useContext } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { keysOf } from '../../designModel.ts';
import type { Shown, ShownError, ShownInstance, ShownTable } from '../../wire/shown.ts';
import { LineContext, useSessionApi } from '../session/sessionContext.ts';
import { LinkButton } from './LinkButton.tsx';
import { SaveUnsaved } from './SaveUnsaved.tsx';
import { CutNote, ShownInline, ShownMemberValue } from './ShownInline.tsx';
import styles from './ShownValue.module.css';
import { isUnsavedIn, type RowLink } from './shownLinks.ts';

interface ShownValueProps {
  readonly value: Shown;
  readonly isText?: boolean;
  /** How it was created, where it is the result of `build` or `new`. */
  readonly madeBy?: 'build' | 'new' | null;
  /** The row that holds it, where it is an embedded item. */
  readonly owner?: RowLink | null;
}

/** A value in the output: rows and instances as tables, other values in one line that can be opened. */
export function ShownValue({ value, isText = false, madeBy = null, owner = null }: ShownValueProps) {
  switch (value.kind) {
    case 'table':
      return <ShownRows table={value} title={rowsTitle(value)} owner={owner} />;
    case 'instance':
      return <ShownSingle instance={value} madeBy={madeBy} owner={owner} />;
    case 'error':
      return <ShownFailure error={value} />;
    default:
      return isText && value.kind === 'primitive' && value.type === 'string' ? (
        <span className={styles['text']}>
          {value.text}
          <CutNote more={value.more} unit="characters" />
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

/** An instance as a table with one row, with its state beside its class. */
function ShownSingle({
  instance,
  madeBy,
  owner,
}: { instance: ShownInstance } & Required<Pick<ShownValueProps, 'madeBy' | 'owner'>>) {
  const { model, handle, cached, entries } = instance;
  const isUnsaved = isUnsavedIn(owner, madeBy, instance);
  const table: ShownTable = {
    kind: 'table',
    model,
    columns: entries.map(([name]) => name),
    rows: [{ isNew: isUnsaved, cells: entries.map(([, value]) => value) }],
    more: 0,
  };
  return (
    <ShownRows table={table} title={model} owner={owner}>
      {isUnsaved ? <Badge tone="custom">not stored</Badge> : null}
      {isUnsaved && madeBy !== null ? <PropertiesSet instance={instance} madeBy={madeBy} /> : null}
      {handle === null || owner !== null ? null : <SaveUnsaved handle={handle} />}
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

/** Lists the foreign keys that `build` set, or all properties that `new` set. */
function PropertiesSet({
  instance: { model, entries },
  madeBy,
}: {
  instance: ShownInstance;
  madeBy: 'build' | 'new';
}) {
  const session = useSessionApi();
  const keys = keysOf(session?.design ?? []).filter(({ holder }) => holder === model);
  const set = entries.flatMap(([name, value]) => {
    if (madeBy === 'new') return [name];
    const isKey = keys.some(({ property }) => property === name);
    return isKey && value.kind === 'primitive' ? [`${name} = ${value.text}`] : [];
  });
  if (set.length === 0 && madeBy === 'build') return null;
  const what = set.length === 0 ? 'no properties' : set.join(', ');
  return (
    <span className={styles['built']}>
      {madeBy} set {what}
    </span>
  );
}

interface ShownRowsProps {
  readonly table: ShownTable;
  readonly title: string;
  readonly owner: RowLink | null;
  readonly children?: ReactNode;
}

function ShownRows({ table, title, owner, children }: ShownRowsProps) {
  return (
    <figure className={styles['rows']}>
      <figcaption>
        <span className={styles['model']}>{title}</span>
        {owner === null ? null : (
          <span className={styles['cached']}>
            in <LinkButton link={owner}>{owner.label}</LinkButton>
          </span>
        )}
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
                        <ShownMemberValue
                          model={row.isNew ? null : table.model}
                          name={table.columns[column] ?? ''}
                          value={cell}
                          siblingOf={(name) => row.cells[table.columns.indexOf(name)]}
                          isCell
                        />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <CutNote more={table.more} unit="rows" />
    </figure>
  );
}

/** An error with the facts that LoopBack adds to it. */
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
        {error.line === null ? null : <LineLink line={error.line} />}
      </p>
      {error.details === null ? null : (
        <div className={styles['details']}>
          details <ShownInline value={error.details} isOpen />
        </div>
      )}
      {error.cause === null ? null : <InnerFailure name="cause" value={error.cause} />}
      {error.errors.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the errors of one error never move
        <InnerFailure key={index} name={`errors[${index}]`} value={one} />
      ))}
    </div>
  );
}

/** The cause of an error, or one of the errors that it contains. */
function InnerFailure({ name, value }: { name: string; value: Shown }) {
  return (
    <div className={styles['details']}>
      {name} {value.kind === 'error' ? <ShownFailure error={value} /> : <ShownInline value={value} isOpen />}
    </div>
  );
}

/** The line of the code; a click goes there. */
function LineLink({ line }: { line: number }) {
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
