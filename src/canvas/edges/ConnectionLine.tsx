import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useEffect, useState } from 'react';
import { useEditor } from '../../editor/index.ts';
import { type EditableRelationType, previewRelation } from '../../model/index.ts';
import { isMeantForItself } from '../connecting.ts';
import type { CanvasNode } from '../flow.ts';
import { relationChoices, typeForKeys } from '../relationTypes.ts';
import styles from './RelationEdge.module.css';

const LABEL_WIDTH = 520;
const LABEL_HEIGHT = 30;

/** The line while a relation is dragged; over a model it says what LoopBack will make of it. */
export function ConnectionLine({
  fromNode,
  fromX,
  fromY,
  toNode,
  pointer,
}: ConnectionLineComponentProps<CanvasNode>) {
  const project = useEditor((state) => state.project);
  const type = useHeldType();
  const isItself = toNode?.id === fromNode.id;
  const isOver = toNode !== null && (!isItself || isMeantForItself({ x: fromX, y: fromY }, pointer));
  const preview = isOver ? previewRelation(project, fromNode.id, toNode.id, type) : null;
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
          <span className={styles['draftLabel']}>
            {type === 'hasMany' ? null : (
              <span className={styles['draftKind']}>
                {relationChoices.find((choice) => choice.type === type)?.label}
              </span>
            )}
            <span data-testid="relation-preview">
              {preview.name} · <code>{preview.foreignKey}</code>
            </span>
          </span>
        </foreignObject>
      )}
    </g>
  );
}

/** The kind for the keys that are held now. */
function useHeldType(): EditableRelationType {
  const [type, setType] = useState<EditableRelationType>('hasMany');
  useEffect(() => {
    const update = (event: KeyboardEvent): void => setType(typeForKeys(event));
    window.addEventListener('keydown', update);
    window.addEventListener('keyup', update);
    return () => {
      window.removeEventListener('keydown', update);
      window.removeEventListener('keyup', update);
    };
  }, []);
  return type;
}
