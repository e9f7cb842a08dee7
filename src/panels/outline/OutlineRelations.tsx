import { ArrowRight, Ellipsis } from 'lucide-react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import type { ResolvedRelation } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import type { ListedRelations } from './listRelations.ts';
import styles from './Outline.module.css';

interface OutlineRelationsProps {
  readonly listed: ListedRelations;
  /** The name of the selected relation; null for none. */
  readonly selected: string | null;
  /** Called with the number of relations to list, on a request for more. */
  readonly onMore: (part: number) => void;
}

/** Lists the relations of a model; a long list starts with a part, and the rest follows on request. */
export function OutlineRelations({ listed, selected, onMore }: OutlineRelationsProps) {
  const { shown, left, nextPart } = listed;
  return (
    <ul>
      {shown.map((relation) => (
        <li key={relation.ref.name}>
          <RelationItem relation={relation} isSelected={relation.ref.name === selected} />
        </li>
      ))}
      {left > 0 ? (
        <li>
          <button
            type="button"
            data-no-menu
            className={classNames(styles['item'], styles['relation'])}
            onClick={() => onMore(nextPart)}
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
