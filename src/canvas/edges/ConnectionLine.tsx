import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useEditor } from '../../editor/index.ts';
import { previewRelation } from '../../model/index.ts';
import { isMeantForItself } from '../connecting.ts';
import type { ModelNode } from '../flow.ts';
import styles from './RelationEdge.module.css';

const LABEL_WIDTH = 420;
const LABEL_HEIGHT = 30;

/** The line while a relation is dragged; over a model it says what LoopBack will make of it. */
export function ConnectionLine({
  fromNode,
  fromX,
  fromY,
  toNode,
  pointer,
}: ConnectionLineComponentProps<ModelNode>) {
  const project = useEditor((state) => state.project);
  const isItself = toNode?.id === fromNode.id;
  const isOver = toNode !== null && (!isItself || isMeantForItself({ x: fromX, y: fromY }, pointer));
  const preview = isOver ? previewRelation(project, fromNode.id, toNode.id) : null;
  const bend = Math.max(40, Math.abs(pointer.x - fromX) / 2);
  const back = isItself ? bend : -bend;
  const path = `M ${fromX} ${fromY} C ${fromX + bend} ${fromY} ${pointer.x + back} ${pointer.y} ${pointer.x} ${pointer.y}`;
  return (
    <g>
      <path className={styles['draft']} d={path} />
      <circle cx={pointer.x} cy={pointer.y} r={3.5} fill="var(--accent)" />
      {preview === null ? null : (
        <foreignObject
          x={pointer.x + 12}
          y={pointer.y - LABEL_HEIGHT - 8}
          width={LABEL_WIDTH}
          height={LABEL_HEIGHT}
        >
          <span className={styles['draftLabel']} data-testid="relation-preview">
            {preview.name} · <code>{preview.foreignKey}</code>
          </span>
        </foreignObject>
      )}
    </g>
  );
}
