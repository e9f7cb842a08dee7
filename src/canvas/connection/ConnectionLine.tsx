import { useEditor } from '../../editor/index.ts';
import type { Box } from '../../lib/geometry.ts';
import { previewRelation, type RelationType } from '../../model/index.ts';
import { relationChoices } from '../relationTypes.ts';
import styles from './Connection.module.css';
import { type Drag, type Drop, isNamedAsKey, toScreen, type View } from './drop.ts';
import { previewAs } from './relateAs.ts';

type OnModel = Extract<Drop, { on: 'model' }>;

interface ConnectionLineProps {
  readonly drag: Drag;
  /** What a release would relate to; null for nothing. */
  readonly drop: Drop | null;
  readonly view: View;
  readonly type: RelationType;
  /** Whether the relation is polymorphic: "as imageable". */
  readonly isAs: boolean;
  readonly isFinger: boolean;
}

/**
 * The line while a relation is dragged; over a model it shows what LoopBack will
 * derive. Drawn above the canvas in screen pixels, so that it ends under the
 * pointer and is readable at any zoom.
 */
export function ConnectionLine({ drag, drop, view, type, isAs, isFinger }: ConnectionLineProps) {
  const { from, to } = drag;
  const isItself = drop?.on === 'model' && drop.node.id === drag.fromId;
  const bend = Math.max(40, Math.abs(to.x - from.x) / 2);
  const back = isItself ? bend : -bend;
  return (
    <>
      <svg className={styles['drawing']} aria-hidden="true" data-testid="connection">
        {drop?.on === 'model' ? <Target drop={drop} view={view} /> : null}
        <path
          className={styles['line']}
          d={`M ${from.x} ${from.y} C ${from.x + bend} ${from.y} ${to.x + back} ${to.y} ${to.x} ${to.y}`}
        />
        <circle className={styles['end']} cx={to.x} cy={to.y} r={3.5} />
      </svg>
      {drop === null ? null : <Label drag={drag} drop={drop} type={type} isAs={isAs} isFinger={isFinger} />}
    </>
  );
}

/** Outlines the target box, and the row of the property that can be the key. */
function Target({ drop, view }: { drop: OnModel; view: View }) {
  const { node, property, row } = drop;
  const { position, width = 0, height = 0 } = node;
  return (
    <>
      <rect
        className={styles['over']}
        {...onScreen({ ...position, width, height }, view)}
        rx={10 * view[2]}
        data-over={node.data.entry.definition.name}
      />
      {property === null || row === null ? null : (
        <rect
          className={styles['row']}
          {...onScreen(row, view)}
          data-used={isNamedAsKey(property.name)}
          data-over-property={property.name}
        />
      )}
    </>
  );
}

function onScreen(box: Box, view: View): Box {
  const zoom = view[2];
  return { ...toScreen(box, view), width: box.width * zoom, height: box.height * zoom };
}

type LabelProps = Pick<ConnectionLineProps, 'drag' | 'type' | 'isAs' | 'isFinger'> & { readonly drop: Drop };

/** Next to the pointer, or above a finger; where there is no room, below it; always within the canvas. */
function Label({ drag, drop, type, isAs, isFinger }: LabelProps) {
  const { x, y } = drag.to;
  const gap = isFinger ? 56 : 8;
  const isAbove = y > gap + LABEL_HEIGHT + 8;
  return (
    <div
      className={styles['labelLine']}
      style={{ top: isAbove ? y - gap - LABEL_HEIGHT : y + 22, height: LABEL_HEIGHT }}
    >
      {/* Shifted where the label would leave the canvas. */}
      <span style={{ flex: `0 1 ${Math.max(0, x - (isFinger ? 60 : -12))}px` }} />
      <span className={styles['label']}>
        {type === 'hasMany' ? null : (
          <span className={styles['kind']}>
            {relationChoices.find((choice) => choice.type === type)?.label}
          </span>
        )}
        {drop.on === 'canvas' ? (
          <span data-testid="new-model-preview">new model</span>
        ) : isAs ? (
          <PreviewAs fromId={drag.fromId} drop={drop} type={type} />
        ) : (
          <Preview fromId={drag.fromId} drop={drop} type={type} />
        )}
      </span>
    </div>
  );
}

const LABEL_HEIGHT = 26;

interface PreviewProps {
  readonly fromId: string;
  readonly drop: OnModel;
  readonly type: RelationType;
}

function PreviewAs({ fromId, drop, type }: PreviewProps) {
  const project = useEditor((state) => state.project);
  const preview = previewAs(project, { ownerId: fromId, targetId: drop.node.id, type });
  if (preview === null) return null;
  return (
    <span className={styles['preview']} data-testid="relation-preview">
      {preview.name} as {preview.selector} · <code>{preview.foreignKey}</code>
    </span>
  );
}

function Preview({ fromId, drop, type }: PreviewProps) {
  const project = useEditor((state) => state.project);
  const { property, node } = drop;
  const key = property !== null && isNamedAsKey(property.name) ? property.name : '';
  const preview = previewRelation(project, fromId, node.id, type, key);
  if (preview === null) return null;
  return (
    <span className={styles['preview']} data-testid="relation-preview">
      {preview.name} · <code>{preview.storedIn ?? preview.foreignKey}</code>
    </span>
  );
}
