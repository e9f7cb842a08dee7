import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type CSSProperties, memo, type ReactNode } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { describeRelation } from '../describeRelation.ts';
import type { EdgeSide, ProblemCount, RelationEdgeData, RelationEdge as RelationEdgeType } from '../flow.ts';
import { useFollowedData } from '../followedEdges.ts';
import { useInPlaceEditing, useIsRelationEdited } from '../inPlace.ts';
import { ProblemBadge } from '../ProblemBadge.tsx';
import { type LabelPlace, type Route, roundedPath } from '../route.ts';
import { halvesOf } from './halves.ts';
import { hitPaths } from './hitPath.ts';
import type { EdgeLabel } from './labelOf.ts';
import { type Marks, markPath, marksOf } from './marks.ts';
import styles from './RelationEdge.module.css';
import { RelationNameField } from './RelationNameField.tsx';

/**
 * A relation on the canvas, from the declaring model to its target, with its name
 * and foreign key; or a relation and the one that leads back, each with its name at
 * its own model.
 */
export const RelationEdge = memo(function RelationEdge(props: EdgeProps<RelationEdgeType>) {
  const { id, selected } = props;
  const data = useFollowedData(id, props.data);
  if (data === undefined) return null;
  const { sides, route, isDimmed } = data;
  const [{ relation, label }, other] = sides;
  const marks = marksOf(relation, other?.relation);
  return (
    <>
      <g
        className={classNames(
          styles['edge'],
          sides.some((side) => !side.relation.isEditable) && styles['readonly'],
          selected === true && styles['selected'],
          isDimmed && styles['dimmed'],
        )}
        data-relation={label.name}
      >
        <path className={styles['line']} d={route.path} />
        {/* Nothing can be hit while a box is dragged: where the line is hit follows at the end. */}
        <Sides data={props.data ?? data} />
        {marks.start === 'whole' ? (
          <path
            className={classNames(styles['mark'], styles['filled'])}
            d={markPath(marks.start, route.start)}
          />
        ) : null}
        <path className={styles['mark']} d={openMarks(marks, route)} />
      </g>
      <EdgeLabelRenderer>
        {sides.map((side, index) => (
          <Label
            key={nameOfSide(index)}
            side={side}
            name={nameOfSide(index)}
            place={route.labels[index] ?? { ...route.start, width: 0 }}
            isDimmed={isDimmed}
          />
        ))}
      </EdgeLabelRenderer>
    </>
  );
});

/** The attributes that React Flow gives an edge. */
const reachable = { tabIndex: 0, role: 'group', 'aria-roledescription': 'edge' } as const;

/** The marks that are not filled, as one path: a step of a drag draws it again for each edge of the box. */
function openMarks({ start, end }: Marks, route: Route): string {
  const ofStart = start === 'whole' ? '' : markPath(start, route.start);
  return `${ofStart} ${markPath(end, route.end)}`;
}

/** What the pointer and the keyboard reach: the whole line, or a half for each of two relations. */
const Sides = memo(function Sides({ data }: { readonly data: RelationEdgeData }) {
  const { sides, route } = data;
  const hits = hitPaths(route, sides.length);
  const [start, end] = sides;
  if (end === undefined) return <path className={styles['hit']} d={hits[0]} />;
  const halves = halvesOf(route.points).map(roundedPath);
  return (
    <>
      <g className={styles['side']} data-side="start" data-selected={start.isSelected}>
        <path className={styles['half']} d={halves[0]} />
        <path className={styles['hit']} d={hits[0]} />
      </g>
      {/* The edge itself takes focus and keys for the first side. */}
      <g
        className={styles['side']}
        data-side="end"
        data-selected={end.isSelected}
        {...reachable}
        aria-label={describeRelation(end.relation)}
      >
        <path className={styles['half']} d={halves[1]} />
        <path className={styles['hit']} d={hits[1]} />
      </g>
    </>
  );
});

const nameOfSide = (index: number): 'start' | 'end' => (index === 0 ? 'start' : 'end');

interface LabelProps {
  readonly side: EdgeSide;
  readonly name: ReturnType<typeof nameOfSide>;
  readonly place: LabelPlace;
  readonly isDimmed: boolean;
}

/** The label of a relation. The edge itself takes focus and keys; the label is a larger pointer target. A double click renames. */
function Label({ side, name, place, isDimmed }: LabelProps) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const { relation, label, problems, isSelected } = side;
  const { ref, isEditable } = relation;
  const isEdited = useIsRelationEdited(ref) && isEditable;
  const edit = (): void => editing.setState({ target: { relation: ref, part: 'relationName' } });
  const style = {
    transform: `translate(-50%, -50%) translate(${place.x}px, ${place.y}px)`,
    '--room': `${place.width}px`,
  } as CSSProperties;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={classNames(styles['label'], isDimmed && styles['dimmed'], 'nodrag nopan')}
      data-relation-label={label.name}
      // A click on it is also one on the edge.
      data-side={name}
      data-selected={isSelected}
      data-edited={isEdited}
      data-hidden={place.width === 0}
      style={style}
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
