import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import { addProperty, describeProperties, type ModelId } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import styles from './ModelNode.module.css';
import { TypeSelect } from './PropertyRow.tsx';

/** A row to type a new property into. Enter adds it and stays for the next one; leaving with a name adds it too. */
export function NewPropertyRow({ modelId }: { modelId: ModelId }) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const project = useEditor((state) => state.project);
  const [name, setName] = useState('');
  const [type, setType] = useState('string');
  const isTaken = describeProperties(project, modelId).some(
    (property) => property.origin === 'own' && property.name === name.trim(),
  );

  const add = (): boolean => {
    if (name.trim() === '' || isTaken) return false;
    editor.run(addProperty, { modelId, name: name.trim(), type }, { label: 'Add property' });
    setName('');
    return true;
  };
  const close = (): void => editing.setState({ target: null });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (name.trim() === '') close();
      else add();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  };
  const onBlur = (event: FocusEvent): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    add();
    close();
  };

  return (
    <li className={classNames(styles['row'], 'nodrag nopan')} onKeyDown={onKeyDown} onBlur={onBlur}>
      <input
        autoFocus
        className={styles['newField']}
        aria-label="New property name"
        aria-invalid={isTaken}
        placeholder="name, Enter adds it"
        spellCheck={false}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TypeSelect value={type} onChange={setType} />
    </li>
  );
}
