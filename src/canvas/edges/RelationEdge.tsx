import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { classNames } from '../../ui/classNames.ts';
import type { RelationEdge as RelationEdgeType } from '../flow.ts';
import { ProblemBadge } from '../ProblemBadge.tsx';
import { markPath, marksOf } from './marks.ts';
import styles from './RelationEdge.module.css';

/** A relation on the canvas: from the model that declares it to its target, with its name and foreign key. */
export const RelationEdge = memo(function RelationEdge({ data, selected }: EdgeProps<RelationEdgeType>) {
  const editor = useEditorActions();
  if (data === undefined) return null;
  const { relation, route, problems, isDimmed } = data;
  const { name, foreignKey, isEditable, type, ref } = relation;
  const marks = marksOf(relation);
  return (
    <>
      <g
        className={classNames(
          styles['edge'],
          !isEditable && styles['readonly'],
          selected === true && styles['selected'],
          isDimmed && styles['dimmed'],
        )}
        data-relation={name.value}
      >
        <path className={styles['hit']} d={route.path} />
        <path className={styles['line']} d={route.path} />
        <path
          className={classNames(styles['mark'], marks.start === 'whole' && styles['filled'])}
          d={markPath(marks.start, route.start)}
        />
        <path className={styles['mark']} d={markPath(marks.end, route.end)} />
      </g>
      <EdgeLabelRenderer>
        {/* The edge itself takes the focus and the keys; this is its larger target for the pointer. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div
          className={classNames(styles['label'], isDimmed && styles['dimmed'], 'nodrag nopan')}
          data-relation-label={name.value}
          data-selected={selected === true}
          style={{ transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)` }}
          onClick={() => editor.select({ relation: ref })}
        >
          <ProblemBadge problems={problems} />
          {isEditable ? null : <span className={styles['kind']}>{type}</span>}
          <span className={styles['name']}>{name.value}</span>
          {foreignKey === null ? null : (
            <span className={styles['keyName']} data-derived={foreignKey.isDerived}>
              {foreignKey.value}
            </span>
          )}
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
