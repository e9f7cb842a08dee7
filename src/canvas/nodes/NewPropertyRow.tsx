import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useEditor, useEditorActions } from '../../editor/index.ts';
import { addProperty, describeProperties, type ModelId } from '../../model/index.ts';
import { classNames } from '../../ui/classNames.ts';
import { isComposing } from '../../ui/isComposing.ts';
import { focusNode } from '../focusNode.ts';
import { useInPlaceEditing } from '../inPlace.ts';
import { useBringIntoView } from '../useBringIntoView.ts';
import styles from './ModelNode.module.css';
import { TypeSelect } from './TypeSelect.tsx';

interface NewPropertyRowProps {
  readonly modelId: ModelId;
  /** Whether the model is new: then Shift+Tab goes back to its name. */
  readonly isNew: boolean;
}

const usualType = 'string';

/**
 * A row for new properties. Enter, in the name or the type, adds one and starts
 * the next; Enter without a name and Escape close the row. Leaving it with a
 * name adds that property too.
 */
export function NewPropertyRow({ modelId, isNew }: NewPropertyRowProps) {
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const [name, setName] = useState('');
  const [type, setType] = useState(usualType);
  const project = useEditor((state) => state.project);
  const siblings = describeProperties(project, modelId);
  const isTaken = siblings.some(({ origin, name: other }) => origin === 'own' && other === name.trim());
  const field = useRef<HTMLInputElement>(null);
  const isDiscarded = useRef(false);
  const bringIntoView = useBringIntoView();
  // Each added property moves the row down.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as many as there are
  useEffect(() => {
    if (field.current !== null) bringIntoView(field.current);
  }, [bringIntoView, siblings.length]);

  const add = (): void => {
    if (name.trim() === '' || isTaken) return;
    editor.run(addProperty, { modelId, name: name.trim(), type }, { label: 'Add property' });
    setName('');
    setType(usualType);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const key = isComposing(event.nativeEvent) ? null : keyWithShift(event);
    const isInName = event.target === field.current;
    const isEmpty = name.trim() === '';
    if (key === 'Enter' && isInName && isEmpty) focusNode(event.currentTarget as HTMLElement);
    else if (key === 'Enter' || (key === 'Tab' && !isInName && !isEmpty)) {
      add();
      field.current?.focus();
    } else if (key === 'Escape') {
      isDiscarded.current = true;
      focusNode(event.currentTarget as HTMLElement);
      event.stopPropagation();
    } else if (key === 'Shift+Tab' && isInName && isNew) {
      add();
      editing.setState({ target: { modelId, part: 'name', isNew } });
    } else return;
    // Otherwise the key would act on the newly focused element.
    event.preventDefault();
  };
  const onBlur = (event: FocusEvent): void => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    if (!isDiscarded.current) add();
    editing.setState({ target: null });
  };

  return (
    <>
      <li className={classNames(styles['row'], 'nodrag nopan')} onKeyDown={onKeyDown} onBlur={onBlur}>
        <input
          ref={field}
          autoFocus
          className={styles['newField']}
          aria-label="New property name"
          aria-invalid={isTaken}
          placeholder="property"
          title="Enter to add, Tab for the type, Escape to close"
          spellCheck={false}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TypeSelect value={type} onChange={setType} />
      </li>
      {isTaken ? (
        <li className={styles['taken']} role="alert">
          This model already has a property of this name.
        </li>
      ) : null}
    </>
  );
}

const keyWithShift = ({ key, shiftKey }: KeyboardEvent): string => (shiftKey ? `Shift+${key}` : key);
