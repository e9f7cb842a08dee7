import { useRef } from 'react';
import { useEditorActions, useModelRenaming } from '../../editor/index.ts';
import { findModelByName, type ModelId } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { isComposing } from '../../ui/isComposing.ts';
import { TextField } from '../../ui/TextField.tsx';
import { focusNode } from '../focusNode.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import { useBringIntoView } from '../useBringIntoView.ts';
import styles from './ModelNode.module.css';

interface NameFieldProps {
  readonly modelId: ModelId;
  readonly name: string;
  /** Whether the model is new: then Enter and Tab continue with its first property. */
  readonly isNew: boolean;
  /** Called with each text instead of a rename. */
  readonly onName?: ((name: string) => void) | undefined;
}

/** The model's name as a field; every letter takes effect immediately, unless another model has that name. */
export function NameField({ modelId, name, isNew, onName }: NameFieldProps) {
  const renaming = useModelRenaming(modelId);
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const bringIntoView = useBringIntoView();
  const nameBefore = useRef(name);
  const type = (text: string): ReturnType<typeof renaming.type> => {
    const wanted = text.trim();
    const holder = findModelByName(editor.getState().project, wanted);
    if (wanted === '' || (holder !== null && holder.id !== modelId)) return 'refused';
    if (onName === undefined) return renaming.type(text);
    onName(wanted);
    return text === wanted;
  };
  const goOn = (): void => {
    renaming.end();
    editing.setState({ target: { modelId, part: 'newProperty', isNew } });
  };
  return (
    <TextField
      autoFocus
      className={classNames(styles['field'], styles['title'], 'nodrag nopan')}
      aria-label="Model name"
      value={name}
      onType={type}
      refusal="Another model has this name."
      onCancel={renaming.cancel}
      // Escape removes a new model.
      onRefused={isNew ? () => type(nameBefore.current) : renaming.cancel}
      onDone={() => {
        renaming.end();
        editing.setState({ target: null });
      }}
      onLeave={(field, key) => {
        if (isNew && key === 'Enter') goOn();
        else focusNode(field);
      }}
      onKeyDown={(event) => {
        if (!isNew || event.key !== 'Tab' || event.shiftKey || isComposing(event.nativeEvent)) return;
        event.preventDefault();
        if (event.currentTarget.reportValidity()) goOn();
      }}
      onFocus={({ currentTarget }) => {
        currentTarget.select();
        bringIntoView(currentTarget);
      }}
    />
  );
}
