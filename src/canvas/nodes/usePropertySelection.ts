import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import { describeProperties, type ModelId } from '../../model/index.ts';
import { useInPlaceEditing } from '../inPlace.ts';

interface SelectableProperty {
  readonly modelId: ModelId;
  readonly name: string;
  readonly isSelected: boolean;
  /** Whether its fields are shown instead of its row. */
  readonly isEdited: boolean;
  /** Whether the model itself declares it, so that it can be edited. */
  readonly isOwn: boolean;
}

/** Props for the element of a row. */
interface PropertySelection {
  readonly ref: RefObject<HTMLLIElement | null>;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * A click selects a property; then arrow keys move to the others, and Enter
 * edits. The selected row has the focus while the focus is in the box.
 */
export function usePropertySelection(property: SelectableProperty): PropertySelection {
  const { modelId, name, isSelected, isEdited, isOwn } = property;
  const editor = useEditorActions();
  const editing = useInPlaceEditing();
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isSelected || isEdited) return;
    const focused = document.activeElement;
    const isInBox = ref.current?.closest('.react-flow__node')?.contains(focused) === true;
    if (isInBox && !focused?.matches('input, select, textarea')) ref.current?.focus({ preventScroll: true });
  }, [isSelected, isEdited]);

  const onClick = ({ ctrlKey, metaKey, shiftKey }: MouseEvent): void => {
    // With these keys the click selects several boxes.
    if (!ctrlKey && !metaKey && !shiftKey) editor.select({ models: [modelId], property: name });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (!isSelected || ctrlKey || metaKey || shiftKey || altKey) return;
    const fold = ref.current?.querySelector<HTMLElement>('[aria-expanded]');
    const { project, isReadOnly } = editor.getState();
    const names = describeProperties(project, modelId).map((each) => each.name);
    const next = indexAfter(key, names.indexOf(name), names.length);
    if (next !== null) editor.select({ models: [modelId], property: names[next] ?? name });
    else if (fold && (key === 'ArrowRight' || key === 'ArrowLeft')) {
      if (fold.ariaExpanded === String(key === 'ArrowLeft')) fold.click();
    } else if (key !== 'Enter' || isReadOnly || !isOwn) return;
    else editing.setState({ target: { modelId, part: 'property', property: name } });
    // Otherwise React Flow would move the box, and Enter would reach the field.
    event.preventDefault();
    event.stopPropagation();
  };
  return { ref, onClick, onKeyDown };
}

/** The index that a key moves to in a list; null for other keys. */
function indexAfter(key: string, index: number, length: number): number | null {
  const places: Readonly<Record<string, number>> = {
    ArrowUp: Math.max(0, index - 1),
    ArrowDown: Math.min(length - 1, index + 1),
    Home: 0,
    End: length - 1,
  };
  return places[key] ?? null;
}
