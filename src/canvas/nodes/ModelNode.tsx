import { Handle, type NodeProps, Position } from '@xyflow/react';
import { Plus, Spline } from 'lucide-react';
import { type MouseEvent, memo, Suspense } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { shorten } from '../../lib/shorten.ts';
import { pathOfRow } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import type { ModelNode as ModelNodeType } from '../flow.ts';
import { useInPlaceEditing, useInPlaceTarget } from '../inPlace.ts';
import { ProblemBadge } from '../ProblemBadge.tsx';
import { HiddenRows, MOST_ROWS } from './HiddenRows.tsx';
import { HeldRow, LooseRelationRow } from './lazyRows.tsx';
import styles from './ModelNode.module.css';
import { NameField } from './NameField.tsx';
import { NewPropertyRow } from './NewPropertyRow.tsx';
import { HiddenPropertyFields } from './PropertyFields.tsx';
import { PropertyRow } from './PropertyRow.tsx';
import { useRestoredFocus } from './useRestoredFocus.ts';

/** Takes the space of a row until it is loaded. */
const emptyRow = <li className={styles['row']} />;

/** A model on the canvas: its name and properties, including the keys that relations add. */
export const ModelNode = memo(function ModelNode(props: NodeProps<ModelNodeType>) {
  const { id, data, selected, isConnectable } = props;
  const { entry, rows, problems, isDimmed, selectedProperty } = data;
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const target = useInPlaceTarget(id);
  const { name } = entry.definition;
  const shownName = shorten(name);
  const adding = target?.part === 'newProperty' ? target : null;
  const restoredFocus = useRestoredFocus();
  // React Flow reports only boxes that were not selected before.
  const leaveProperty = ({ target, ctrlKey, metaKey, shiftKey }: MouseEvent): void => {
    const isRow = target instanceof Element && target.closest('li') !== null;
    if (selectedProperty !== null && !isRow && !ctrlKey && !metaKey && !shiftKey)
      editor.select({ models: [id] });
  };
  const shownRows = rows.properties.slice(0, MOST_ROWS);
  const edited = target?.part === 'property' ? target.property : null;
  const hidden = shownRows.some(({ name, within }) => name === edited && within === undefined)
    ? null
    : edited;
  const hasRows = rows.properties.length + rows.loose.length > 0 || adding !== null || hidden !== null;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape does it too
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does it too
    <div
      {...restoredFocus}
      onClick={leaveProperty}
      className={classNames(styles['box'], selected && styles['selected'], isDimmed && styles['dimmed'])}
      data-model={shownName}
      data-embedded={data.isOnlyEmbedded || undefined}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: F2 renames too, and the inspector has a field */}
      <header
        className={styles['header']}
        onDoubleClick={() => editing.setState({ target: { modelId: id, part: 'name' } })}
      >
        {target?.part === 'name' ? (
          <NameField modelId={id} name={name} isNew={target.isNew === true} onName={target.onName} />
        ) : (
          <>
            <span className={styles['name']}>{shownName}</span>
            <ProblemBadge problems={problems} />
            <span className={styles['path']}>{data.hint}</span>
          </>
        )}
        {target === null ? (
          <button
            type="button"
            className={classNames(styles['add'], 'nodrag')}
            aria-label={`Add a property to ${shownName}`}
            title="Add a property"
            onClick={() => editing.setState({ target: { modelId: id, part: 'newProperty' } })}
          >
            <Plus size={14} />
          </button>
        ) : null}
      </header>
      {hasRows ? (
        <ul className={styles['rows']} aria-label={`Properties of ${shownName}`}>
          {shownRows.map((property) =>
            property.within === undefined ? (
              <PropertyRow
                key={property.name}
                modelId={id}
                property={property}
                isSelected={property.name === selectedProperty}
                isEdited={property.name === edited}
              />
            ) : (
              <Suspense key={pathOfRow(property)} fallback={emptyRow}>
                <HeldRow modelId={id} row={property} />
              </Suspense>
            ),
          )}
          <HiddenRows properties={rows.properties} />
          {rows.loose.slice(0, MOST_ROWS).map((relation) => (
            <Suspense key={relation.name.value} fallback={emptyRow}>
              <LooseRelationRow relation={relation} />
            </Suspense>
          ))}
          {hidden !== null ? <HiddenPropertyFields modelId={id} name={hidden} /> : null}
          {adding !== null ? <NewPropertyRow modelId={id} isNew={adding.isNew === true} /> : null}
        </ul>
      ) : null}
      <Handle
        type="source"
        isConnectable={isConnectable}
        position={Position.Right}
        // With Shift held, React Flow would start a selection box.
        className={classNames(styles['source'], 'nokey')}
        title="Drag to another model to make a hasMany relation"
        // A finger that rests on it is about to drag.
        data-no-menu
      >
        <Spline size={11} />
      </Handle>
      <Handle
        type="target"
        isConnectable={isConnectable}
        position={Position.Left}
        className={styles['target']}
        isConnectableStart={false}
      />
    </div>
  );
});
