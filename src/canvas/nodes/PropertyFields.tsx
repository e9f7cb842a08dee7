import type { FocusEvent, KeyboardEvent } from 'react';
import { useEditor, useEditorActions, useRenameProperty } from '../../editor/index.ts';
import {
  describeProperties,
  type ModelId,
  type PropertyView,
  setPropertyAttribute,
} from '../../model/index.ts';
import { CommitField } from '../../ui/CommitField.tsx';
import { classNames } from '../../ui/classNames.ts';
import { isComposing } from '../../ui/isComposing.ts';
import { focusNode } from '../focusNode.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import { useBringIntoView } from '../useBringIntoView.ts';
import styles from './ModelNode.module.css';
import { TypeSelect } from './TypeSelect.tsx';

interface PropertyFieldsProps {
  readonly modelId: ModelId;
  readonly property: PropertyView;
}

/** A property's name and type as fields in its row; Enter and Escape end the editing. */
export function PropertyFields({ modelId, property }: PropertyFieldsProps) {
  const editor = useEditorActions();
  const rename = useRenameProperty();
  const editing = useInPlaceEditing();
  const bringIntoView = useBringIntoView();
  const project = useEditor((state) => state.project);
  const siblings = describeProperties(project, modelId);
  const close = (event: FocusEvent): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    editing.setState({ target: null });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const isEnd = event.key === 'Enter' || event.key === 'Escape';
    if (!isEnd || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    event.stopPropagation();
    focusNode(event.currentTarget);
  };
  return (
    <li className={classNames(styles['row'], 'nodrag nopan')} onBlur={close} onKeyDown={onKeyDown}>
      <CommitField
        autoFocus
        className={styles['field']}
        aria-label="Property name"
        value={property.name}
        isValid={(text) => siblings.every((sibling) => sibling.origin !== 'own' || sibling.name !== text)}
        onCommit={(to) => rename({ modelId, from: property.name, to })}
        onLeave={focusNode}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
          bringIntoView(currentTarget);
        }}
      />
      <TypeSelect
        value={property.typeLabel}
        onChange={(value) =>
          editor.run(
            setPropertyAttribute,
            { modelId, property: property.name, attribute: 'type', value },
            { label: 'Change type' },
          )
        }
      />
    </li>
  );
}

/** The same for a property whose row is not shown: hidden by the level of detail, or beyond the mounted rows. */
export function HiddenPropertyFields({
  modelId,
  name,
}: {
  readonly modelId: ModelId;
  readonly name: string;
}) {
  const project = useEditor((state) => state.project);
  const property = describeProperties(project, modelId).find((each) => each.name === name);
  return property?.origin === 'own' ? <PropertyFields modelId={modelId} property={property} /> : null;
}
