import { Unlink } from 'lucide-react';
import { useState } from 'react';
import { countOf } from '../../../lib/countOf.ts';
import type { JsonValue } from '../../../lib/json.ts';
import type { ModelChanges, Orphans, RowChange } from '../../host/index.ts';
import { changedParts } from './changedParts.ts';
import styles from './Log.module.css';
import type { LogEntry } from './logState.ts';

/** The number of rows listed at first; a click lists all that are kept. More rows are only counted. */
const shownRows = 12;

/** The most changed parts of a row. */
const shownParts = 20;

const words = { created: 'created', changed: 'changed', removed: 'removed' } as const;
const signs = { created: '+', changed: '±', removed: '−' } as const;

/** The rows that a run changed, and the rows that reference a missing row since. */
export function ChangesView({ entry: { changes, orphans, result, events, calls } }: { entry: LogEntry }) {
  if (result === null) return null;
  const isUnsaved =
    calls.some(({ unsaved }) => unsaved !== null) ||
    events.some((event) => event.type === 'value' && event.value.kind === 'instance' && event.value.isNew);
  if (changes.models.length === 0) {
    return isUnsaved && result.type === 'done' ? (
      <p className={styles['untouched']} data-entry="untouched">
        Stored nothing: no row was created, changed or removed.
      </p>
    ) : null;
  }
  return (
    <section className={styles['changes']} aria-label="Row changes">
      {changes.models.map((model) => (
        <ModelChangesView key={model.model} changes={model} />
      ))}
      {orphans.map((one) => (
        <p key={`${one.model}.${one.property}.${one.why}`} className={styles['orphans']} data-entry="orphans">
          <Unlink size={13} aria-hidden />
          <span>
            {describeOrphans(one)} <em>LoopBack does not prevent this.</em>
          </span>
        </p>
      ))}
    </section>
  );
}

function ModelChangesView({ changes }: { changes: ModelChanges }) {
  const { model, rows } = changes;
  const [isExpanded, setExpanded] = useState(false);
  const listed = isExpanded ? rows : rows.slice(0, shownRows);
  const kinds = (['created', 'changed', 'removed'] as const).filter((kind) => changes[kind] > 0);
  const counts = kinds.map((kind) => `${changes[kind].toLocaleString('en')} ${words[kind]}`).join(', ');
  const all = changes.created + changes.changed + changes.removed;
  const more = all - listed.length;
  return (
    <div data-entry="changes" data-model={model}>
      <p className={styles['changed-model']}>
        <b>{model}</b> {counts}
      </p>
      <ul>
        {listed.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the changes of a finished run never move
          <li key={index} data-kind={row.kind}>
            <span className={styles[row.kind]} title={words[row.kind]}>
              {signs[row.kind]}
            </span>{' '}
            <RowChangeView row={row} />
          </li>
        ))}
      </ul>
      {listed.length < rows.length ? (
        <button type="button" className={styles['more']} onClick={() => setExpanded(true)}>
          … and {more.toLocaleString('en')} more
        </button>
      ) : more > 0 ? (
        <p className={styles['more']}>… and {more.toLocaleString('en')} more (not listed)</p>
      ) : null}
    </div>
  );
}

function RowChangeView({ row: { id, kind, before, after } }: { row: RowChange }) {
  if (kind !== 'changed' || before === null || after === null) {
    const shown = after ?? before ?? {};
    return (
      <code>
        {Object.entries(shown)
          .map(([name, value]) => `${name}: ${shortJson(value)}`)
          .join(', ')}
      </code>
    );
  }
  const parts = changedParts(before, after);
  return (
    <code>
      {String(id)}
      {parts.slice(0, shownParts).map((part) => (
        <span key={part.path}>
          {' '}
          {part.path}: <del>{shortJson(part.before)}</del> → <ins>{shortJson(part.after)}</ins>
        </span>
      ))}
      {parts.length > shownParts ? ` … and ${parts.length - shownParts} more` : null}
    </code>
  );
}

function shortJson(value: JsonValue | undefined): string {
  if (value === undefined) return '–';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

function describeOrphans(orphans: Orphans): string {
  const { model, property, count, isAtLeast, target, values, why } = orphans;
  const rows = `${isAtLeast ? 'At least ' : ''}${countOf(count, `${model} row`)}`;
  const verb = count === 1 ? 'references' : 'reference';
  const some = values.slice(0, 3).join(', ');
  const ids = values.length > 3 ? `${some}, …` : some;
  return why === 'left'
    ? `${rows} now ${verb} a missing row: ${property} ${ids} pointed to a deleted ${target}.`
    : `${rows} ${verb} a missing row: there is no ${target} ${ids} (${property}).`;
}
