import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { memo, type ReactNode } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { classNames } from '../../ui/classNames.ts';
import type { ProblemCount, RelationEdgeData, RelationEdge as RelationEdgeType } from '../flow.ts';
import { useInPlaceEditing, useIsRelationEdited } from '../inPlace.ts';
import { ProblemBadge } from '../ProblemBadge.tsx';
import { hitPath } from './hitPath.ts';
import type { EdgeLabel } from './labelOf.ts';
import { markPath, marksOf } from './marks.ts';
import styles from './RelationEdge.module.css';
import { RelationNameField } from './RelationNameField.tsx';

/** A relation on the canvas, from the declaring model to its target, with its name and foreign key. */
export const RelationEdge = memo(function RelationEdge({ data, selected }: EdgeProps<RelationEdgeType>) {
  if (data === undefined) return null;
  const { relation, route, label, isDimmed } = data;
  const { isEditable } = relation;
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
        <path className={styles['hit']} d={hitPath(route)} />
        <path className={styles['line']} d={route.path} />
        <path
          className={classNames(styles['mark'], marks.start === 'whole' && styles['filled'])}
          d={markPath(marks.start, route.start)}
        />
        <path className={styles['mark']} d={markPath(marks.end, route.end)} />
      </g>
      <EdgeLabelRenderer>
        <Label data={data} isSelected={selected === true} />
      </EdgeLabelRenderer>
    </>
  );
});

/** The label. The edge itself takes focus and keys; the label is a larger pointer target. A double click renames. */
function Label({ data, isSelected }: { readonly data: RelationEdgeData; readonly isSelected: boolean }) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const { relation, route, label, problems, isDimmed } = data;
  const { ref, isEditable } = relation;
  const isEdited = useIsRelationEdited(ref) && isEditable;
  const edit = (): void => editing.setState({ target: { relation: ref, part: 'relationName' } });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={classNames(styles['label'], isDimmed && styles['dimmed'], 'nodrag nopan')}
      data-relation-label={label.name}
      data-selected={isSelected}
      data-edited={isEdited}
      style={{ transform: `translate(-50%, -50%) translate(${route.label.x}px, ${route.label.y}px)` }}
      onClick={() => editor.select({ relation: ref })}
      onDoubleClick={isEditable ? edit : undefined}
    >
      <LabelText
        label={label}
        problems={problems}
        name={isEdited ? <RelationNameField relation={relation} /> : label.name}
      />
    </div>
  );
}

interface LabelTextProps {
  readonly label: EdgeLabel;
  readonly problems: ProblemCount;
  /** The name as text, or the field to edit it. */
  readonly name: ReactNode;
}

/** The contents of the label; `labelSize` estimates its size. */
function LabelText({ label, problems, name }: LabelTextProps) {
  const { kind, through, keys, roles } = label;
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
