import { useMemo } from 'react';
import {
  type ModelId,
  type Project,
  type RenamePreview,
  scriptsWithWord,
  storedNamesOf,
  tablesNamedAfter,
} from '../../model/index.ts';
import styles from './Rename.module.css';

interface OutsideNamesProps {
  readonly project: Project;
  readonly modelId: ModelId;
  readonly oldName: string;
  readonly newName: string;
  readonly preview: RenamePreview;
}

/** Lists what a rename cannot reach: stored rows, unknown tables, and code. */
export function OutsideNames({ project, modelId, oldName, newName, preview }: OutsideNamesProps) {
  const stored = useMemo(() => storedNamesOf(project, modelId), [project, modelId]);
  return (
    <section className={styles['changes']} aria-label="Not changed by this rename">
      <h3>Not changed by this rename</h3>
      <ul className={styles['outside']}>
        {stored.map(({ modelName, property }) => (
          <li key={`${modelName}.${property}`}>
            Stored rows of {modelName}: <code>{property}</code> holds the model’s name. Change it from{' '}
            <code>{oldName}</code> to <code>{newName}</code> in the database, or LoopBack no longer finds
            them.
          </li>
        ))}
        <Rows project={project} modelId={modelId} preview={preview} oldName={oldName} />
        <Scripts project={project} word={oldName} />
      </ul>
    </section>
  );
}

type RowsProps = Pick<OutsideNamesProps, 'project' | 'modelId' | 'preview' | 'oldName'>;

function Rows({ project, modelId, preview, oldName }: RowsProps) {
  const { isUncertain } = tablesNamedAfter(project, modelId);
  const moved = preview.changes.filter(
    ({ place }) => /\.(table|collection)$/.test(place) && !place.startsWith('relations.'),
  );
  const renamed = moved.filter(({ kind }) => kind === 'derived');
  const keys = preview.changes.some(
    ({ kind, place }) =>
      kind !== 'reference' && kind !== 'kept' && /\.(foreignKey|keyThrough|property)$/.test(place),
  );
  return (
    <>
      {renamed.map(({ place, before, after }) => (
        <li key={place}>
          Stored rows stay in <code>{before}</code>; LoopBack will look in <code>{after}</code>.
        </li>
      ))}
      {keys ? <li>Stored rows keep the old keys until you migrate them.</li> : null}
      {isUncertain ? (
        <li>
          Stored rows: most connectors name the table or collection after the model. If {oldName} is in a
          database, give the old name in its settings, for example <code>mongodb.collection</code> or{' '}
          <code>mysql.table</code>.
        </li>
      ) : null}
    </>
  );
}

const MAX_SHOWN = 10;

/** Code is not analysed; the files that contain the word are listed. */
export function Scripts({ project, word }: { readonly project: Project; readonly word: string }) {
  const { paths, isPartial } = useMemo(() => scriptsWithWord(project, word), [project, word]);
  const more = paths.length - MAX_SHOWN;
  return (
    <li>
      {paths.length === 0
        ? `Code in .js files. None of them contains the word ${word}.`
        : `Code in .js files. ${paths.length === 1 ? 'This one contains' : 'These contain'} the word ${word}:`}
      {paths.length === 0 ? null : (
        <ul aria-label={`Files that contain ${word}`}>
          {paths.slice(0, MAX_SHOWN).map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
          {more > 0 ? <li>and {more} more</li> : null}
        </ul>
      )}
      {isPartial ? ' Not all code was searched: there is too much of it.' : null}
    </li>
  );
}
