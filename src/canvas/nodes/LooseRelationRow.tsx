import { Asterisk, Unlink2 } from 'lucide-react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import type { ResolvedRelation } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import styles from './ModelNode.module.css';

/** A relation whose target is not in the project, so that no edge can show it. */
export function LooseRelationRow({ relation }: { relation: ResolvedRelation }) {
  const editor = useEditorActions();
  const { name, type, targetName, throughName, ref } = relation;
  const through = throughName === null ? '' : ` through ${throughName}`;
  const leadsTo = shorten(`${type} ${targetName ?? ''}${through}`);
  return (
    <li className={classNames(styles['row'], styles['loose'])} data-relation={shorten(name.value)}>
      <span className={styles['mark']}>
        {targetName === null ? <Asterisk size={12} /> : <Unlink2 size={12} />}
      </span>
      <button
        type="button"
        className={classNames(styles['property'], styles['link'], 'nodrag')}
        onClick={() => editor.select({ relation: ref })}
      >
        {shorten(name.value)}
      </button>
      <span className={styles['type']} title={leadsTo}>
        {leadsTo}
      </span>
    </li>
  );
}
