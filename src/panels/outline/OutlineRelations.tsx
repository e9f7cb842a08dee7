import { ArrowRight, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import type { ResolvedRelation } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import styles from './Outline.module.css';

/** The number of relations listed at first, and with each request for more. */
const PART = 50;

/** Returns the number of lines that the relations of a model take at first. */
export const listedLinesOf = (relations: readonly ResolvedRelation[]): number =>
  Math.min(relations.length, PART + 1);

interface OutlineRelationsProps {
  readonly relations: readonly ResolvedRelation[];
  /** The name of the selected relation, which is always listed; null for none. */
  readonly selected: string | null;
}

/** Lists the relations of a model; a long list starts with a part, and the rest follows on request. */
export function OutlineRelations({ relations, selected }: OutlineRelationsProps) {
  const [wanted, setWanted] = useState(PART);
  const left = relations.length - wanted;
  // A button for one more would take as much room as that relation.
  const hasMore = left > 1;
  const shown = hasMore
    ? relations.filter(({ ref }, index) => index < wanted || ref.name === selected)
    : relations;
  return (
    <ul>
      {shown.map((relation) => (
        <li key={relation.ref.name}>
          <RelationItem relation={relation} isSelected={relation.ref.name === selected} />
        </li>
      ))}
      {hasMore ? (
        <li>
          <button
            type="button"
            data-no-menu
            className={classNames(styles['item'], styles['relation'])}
            onClick={() => setWanted(wanted + PART)}
          >
            <Ellipsis size={12} />
            <span
              className={styles['text']}
            >{`Show more relations (${left.toLocaleString('en')} left)`}</span>
          </button>
        </li>
      ) : null}
    </ul>
  );
}

interface RelationItemProps {
  readonly relation: ResolvedRelation;
  readonly isSelected: boolean;
}

function RelationItem({ relation, isSelected }: RelationItemProps) {
  const editor = useEditorActions();
  const { ref, type, targetName } = relation;
  const target = shorten(targetName === null ? type : `${type} ${targetName}`);
  return (
    <button
      type="button"
      className={classNames(styles['item'], styles['relation'])}
      aria-current={isSelected}
      onClick={() => editor.select({ relation: ref })}
    >
      <ArrowRight size={12} />
      <span className={styles['text']} title={shorten(ref.name)}>
        {shorten(ref.name)}
      </span>
      <span className={styles['target']} title={target}>
        {target}
      </span>
    </button>
  );
}
