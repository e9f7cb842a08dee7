import { useEditorActions, useModelRenaming } from '../../editor/index.ts';
import { findModelByName, type ModelId } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useInPlaceEditing } from '../inPlace.ts';
import styles from './ModelNode.module.css';

interface NameFieldProps {
  readonly modelId: ModelId;
  readonly name: string;
  /** What a text does instead of a rename. */
  readonly onName?: ((name: string) => void) | undefined;
}

/** The model's name as a field in its box; every letter takes effect at once, unless another model has that name. */
export function NameField({ modelId, name, onName }: NameFieldProps) {
  const renaming = useModelRenaming(modelId);
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const type = (text: string): boolean => {
    const wanted = text.trim();
    const holder = findModelByName(editor.getState().project, wanted);
    if (wanted === '' || (holder !== null && holder.id !== modelId)) return false;
    if (onName === undefined) return renaming.type(text);
    onName(wanted);
    return text === wanted;
  };
  return (
    <TextField
      autoFocus
      className={classNames(styles['field'], styles['title'], 'nodrag nopan')}
      aria-label="Model name"
      value={name}
      onType={type}
      onCancel={renaming.cancel}
      onDone={() => {
        renaming.end();
        editing.setState({ target: null });
      }}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
