import { useEditorActions } from '../../editor/index.ts';
import { type ModelId, renameModel } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useInPlaceEditing } from '../inPlace.ts';
import styles from './ModelNode.module.css';

/** The model's name as a field in its box; every letter takes effect at once. */
export function NameField({ modelId, name }: { modelId: ModelId; name: string }) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const type = (text: string): boolean => {
    if (text.trim() === '') return false;
    editor.run(
      renameModel,
      { modelId, name: text.trim() },
      { step: `rename:${modelId}`, label: 'Rename model' },
    );
    return text === text.trim();
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
