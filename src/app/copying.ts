import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView } from '../canvas/index.ts';
import { createId, type Editor, type EditorState } from '../editor/index.ts';
import {
  copyModels,
  duplicateModels,
  type ModelId,
  type PastedModels,
  type Position,
  pasteModels,
  readPastedModels,
} from '../model/index.ts';
import type { Action } from './actions.ts';
import type { Notices } from './notices.ts';
import { isTyping } from './shortcut.ts';

interface CopyingServices {
  readonly editor: Editor;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly notices: Notices;
}

const OFFSET = 40;

/** Copying models as LoopBack's own JSON, also into another tab, and duplicating them. */
export function createCopyActions({ editor, notices }: CopyingServices): readonly Action[] {
  const hasModels = ({ selection }: EditorState): boolean => selection.models.length > 0;
  return [
    {
      id: 'copyModels',
      label: 'Copy',
      shortcuts: ['Mod+C'],
      // Marked text is what the user means to copy.
      isEnabled: (state) => hasModels(state) && document.getSelection()?.isCollapsed !== false,
      run: () => {
        const { project, selection } = editor.getState();
        navigator.clipboard.writeText(copyModels(project, selection.models)).then(
          () => notices.show({ tone: 'info', text: `Copied ${countModels(selection.models.length)}` }),
          () => notices.show({ tone: 'error', text: 'The browser lets this page write no clipboard.' }),
        );
      },
    },
    {
      id: 'duplicateModels',
      label: 'Duplicate',
      shortcuts: ['Mod+D'],
      isEnabled: hasModels,
      run: () => {
        const { models } = editor.getState().selection;
        const ids = models.map(() => createId());
        const args = { modelIds: models, ids, offset: { x: OFFSET, y: OFFSET } };
        editor.run(duplicateModels, args, { label: 'Duplicate' });
        editor.select({ models: ids });
      },
    },
  ];
}

/**
 * Pastes what was copied in a designer where the canvas is in view; other JSON
 * is left to the opening of files. Returns its own undoing.
 */
export function listenToCopies({ editor, view }: CopyingServices): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    if (isTyping(event.target)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!text.includes('"loopbackModels"')) return;
    const read = readPastedModels(text);
    if (!read.ok) return;
    event.preventDefault();
    event.stopPropagation();
    paste(editor, read.value, middleOf(view.getState().canvas));
  };
  // Before those who open pasted JSON as files.
  document.addEventListener('paste', onPaste, { capture: true });
  return () => document.removeEventListener('paste', onPaste, { capture: true });
}

function paste(editor: Editor, pasted: PastedModels, at: Position): void {
  const ids: ModelId[] = pasted.models.map(() => createId());
  editor.run(pasteModels, { pasted, ids, at }, { label: 'Paste' });
  editor.select({ models: ids });
}

/** The point of the canvas in the middle of what is seen, a little up and left, as boxes grow from there. */
function middleOf(canvas: CanvasView | null): Position {
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
  if (canvas === null || pane === undefined) return { x: 0, y: 0 };
  return canvas.screenToFlowPosition({ x: pane.x + pane.width / 2 - 160, y: pane.y + pane.height / 2 - 120 });
}

function countModels(count: number): string {
  return count === 1 ? '1 model' : `${count} models`;
}
