import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { classNames } from '../../ui/classNames.ts';
import type { ProblemCount, RelationEdge as RelationEdgeType } from '../flow.ts';
import { ProblemBadge } from '../ProblemBadge.tsx';
import type { EdgeLabel } from './labelOf.ts';
import { markPath, marksOf } from './marks.ts';
import styles from './RelationEdge.module.css';

/** A relation on the canvas: from the model that declares it to its target, with its name and foreign key. */
export const RelationEdge = memo(function RelationEdge({ data, selected }: EdgeProps<RelationEdgeType>) {
  const editor = useEditorActions();
  if (data === undefined) return null;
  const { relation, route, label, problems, isDimmed } = data;
  const { isEditable, ref } = relation;
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
        data-relation={label.name}
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
          data-relation-label={label.name}
          data-selected={selected === true}
          style={{ transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)` }}
          onClick={() => editor.select({ relation: ref })}
        >
          <LabelText label={label} problems={problems} />
        </div>
      </EdgeLabelRenderer>
    </>
  );
});

/** What the relation is called and where its keys are; `labelSize` knows how much room it takes. */
function LabelText({ label, problems }: { label: EdgeLabel; problems: ProblemCount }) {
  const { kind, name, through, keys, roles } = label;
  return (
    <>
      <span className={styles['line1']}>
        <ProblemBadge problems={problems} />
        {kind === null ? null : <span className={styles['kind']}>{kind}</span>}
        <span className={styles['name']}>{name}</span>
        {through === null ? null : <span className={styles['kind']}>{through}</span>}
        {keys.map(({ attribute, value, isDerived }) => (
          <span key={`${attribute} ${value}`} className={styles['keyName']} data-derived={isDerived}>
            {attribute === null ? null : <span className={styles['attribute']}>{attribute} </span>}
            {value}
          </span>
        ))}
      </span>
      {roles.map((role) => (
        <span key={role} className={styles['role']}>
          {role}
        </span>
      ))}
    </>
  );
}
