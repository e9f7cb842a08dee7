import { useEditorActions } from '../../editor/index.ts';
import { findModelByName, type ModelId, renameModel } from '../../model/index.ts';
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
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const type = (text: string): boolean => {
    const wanted = text.trim();
    const holder = findModelByName(editor.getState().project, wanted);
    if (wanted === '' || (holder !== null && holder.id !== modelId)) return false;
    if (onName !== undefined) onName(wanted);
    else {
      const step = { step: `rename:${modelId}`, label: 'Rename model' };
      editor.run(renameModel, { modelId, name: wanted }, step);
    }
    return text === wanted;
  };
  return (
    <TextField
      autoFocus
      className={classNames(styles['field'], styles['title'], 'nodrag nopan')}
      aria-label="Model name"
      value={name}
      onType={type}
      onCancel={() => editor.cancelStep()}
      onDone={() => {
        editor.endStep();
        editing.setState({ target: null });
      }}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
