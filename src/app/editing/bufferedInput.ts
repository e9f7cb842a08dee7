import type { StoreApi } from 'zustand/vanilla';
import type { InPlaceEditing, InPlaceTarget } from '../../canvas/index.ts';
import type { Editor } from '../../editor/index.ts';
import { type Project, resolveRelation } from '../../model/index.ts';
import { isTyping } from '../../ui/keyCombo.ts';

interface BufferedInputServices {
  readonly editor: Editor;
  readonly editing: InPlaceEditing;
  readonly view: StoreApi<{ readonly canvas: unknown }>;
}

/** Buffers what is typed for a field on the canvas before the field appears. */
export interface BufferedInput {
  /** Buffers the key for the field that will appear; false if none will, so that the key stays free. */
  keep(event: KeyboardEvent): boolean;
  /** Stops listening. */
  close(): void;
}

/**
 * A field on the canvas may appear a moment after it was requested, because its
 * box is brought into view first. What the user types until then belongs to the
 * field and must not run commands.
 */
export function createBufferedInput({ editor, editing, view }: BufferedInputServices): BufferedInput {
  let text = '';
  const isOnItsWay = (): boolean => {
    const { target } = editing.getState();
    if (target === null || isTyping(document.activeElement)) return false;
    // Without a canvas no field will appear.
    if (view.getState().canvas === null) return false;
    if (isThere(editor.getState().project, target)) return true;
    editing.setState({ target: null });
    return false;
  };
  const onFocusIn = ({ target }: FocusEvent): void => {
    if (text === '' || !isTyping(target)) return;
    const typed = text;
    text = '';
    // After the field has selected its text, as if typed now, so that the field need not know.
    queueMicrotask(() => document.execCommand('insertText', false, typed));
  };
  const forget = editing.subscribe(({ target }) => {
    if (target === null) text = '';
  });
  window.addEventListener('focusin', onFocusIn, { capture: true });
  return {
    keep(event) {
      if (!isOnItsWay()) return false;
      const { key, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey) return false;
      if (key === 'Escape') editing.setState({ target: null });
      else if (key === 'Backspace') text = text.slice(0, -1);
      else if (key.length === 1) text += key;
      // Enter and Tab would reach the element that still has the focus: they wait for the field.
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
    close() {
      forget();
      window.removeEventListener('focusin', onFocusIn, { capture: true });
    },
  };
}

/** Whether the project contains the element to edit. */
function isThere(project: Project, target: InPlaceTarget): boolean {
  const { models, areas, notes } = project;
  if ('relation' in target) return resolveRelation(project, target.relation) !== null;
  if ('modelId' in target) return models.some(({ id }) => id === target.modelId);
  if ('areaId' in target) return areas.some(({ id }) => id === target.areaId);
  return notes.some(({ id }) => id === target.noteId);
}
