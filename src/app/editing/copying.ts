import { countItems, type EditorState } from '../../editor/index.ts';
import { loadPart } from '../../lib/loadPart.ts';
import { copyItems, findModel, isCopiedText, type Position, withContents } from '../../model/index.ts';
import { copyText } from '../../ui/copyText.ts';
import { isMac, isTyping, showShortcut } from '../../ui/keyCombo.ts';
import type { ActionDefinition } from '../actions/actions.ts';
import { describeCounts } from '../shell/describeCounts.ts';
import { showOnce } from '../shell/notices.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import type { CopyingServices } from './copies.ts';
import { removeWithRelations } from './removing.ts';

const OFFSET = 40;

const loadCopies = () => loadPart(() => import('./copies.ts'));

const copyFailed = {
  tone: 'error',
  text: 'The browser does not let this page write to the clipboard.',
} as const;

const hasItems = ({ selection }: EditorState): boolean => countItems(selection) > 0;

/** If text is selected, the browser copies that text instead. */
const canCopy = (state: EditorState): boolean =>
  hasItems(state) && document.getSelection()?.isCollapsed !== false;

/** Creates the actions that copy, cut and duplicate the selection; models are copied as LoopBack's JSON, for other tabs too. */
export function createCopyActions(services: CopyingServices): readonly ActionDefinition[] {
  const { editor, notices } = services;
  return [
    {
      id: 'copySelection',
      label: 'Copy',
      isEnabled: canCopy,
      run: () => {
        const { project, selection } = editor.getState();
        const copied = describeCounts(withContents(project, selection));
        void copyText(copyItems(project, selection)).then((isCopied) =>
          notices.show(isCopied ? { tone: 'info', text: `Copied ${copied}` } : copyFailed),
        );
      },
    },
    {
      id: 'cutSelection',
      label: 'Cut',
      isEnabled: canCopy,
      run: () => cut(services),
    },
    {
      id: 'duplicateSelection',
      label: 'Duplicate',
      isEnabled: hasItems,
      run: () => {
        const { project, selection } = editor.getState();
        const items = withContents(project, selection);
        // The copy of an area goes beside the area.
        const by = items.areas.length > 0 ? 0 : OFFSET;
        void orTryAgain(notices, 'The code that makes copies', async () => {
          const { addCopies, duplicateItems, newIds } = await loadCopies();
          const ids = newIds(items);
          const args = { items, ids, offset: { x: by, y: by } };
          await addCopies(services, duplicateItems, { args, ids, label: 'Duplicate' });
        });
      },
    },
  ];
}

/** Removes the selection once it is in the clipboard; an area with its content, as it is copied. */
function cut(services: CopyingServices): void {
  const { editor, notices } = services;
  const { project, selection } = editor.getState();
  const [modelId] = selection.models;
  if (selection.property !== null && modelId !== undefined) {
    const model = findModel(project, modelId)?.definition.name;
    showOnce(notices, {
      tone: 'info',
      text: `A property can’t be cut. Press Delete to remove ${selection.property}, or Escape and ${showShortcut('Mod+X', isMac)} to cut ${model}.`,
    });
    return;
  }
  const items = withContents(project, selection);
  void copyText(copyItems(project, selection)).then((isCopied) => {
    if (!isCopied) notices.show(copyFailed);
    else removeWithRelations(services, items, { label: 'Cut', done: `Cut ${describeCounts(items)}` });
  });
}

/**
 * Pastes what was copied in a designer, but never as text into a field. `listenToPaste`
 * handles other JSON. Returns a function that unsubscribes.
 */
export function listenToCopies(services: CopyingServices): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.defaultPrevented || !isCopiedText(text)) return;
    event.preventDefault();
    event.stopPropagation();
    if (isTyping(event.target) || isInDialog(event.target)) {
      showOnce(services.notices, { tone: 'info', text: pasteOnCanvas });
      return;
    }
    void pasteAt(services, text);
  };
  // Before the listener that opens pasted JSON as files.
  document.addEventListener('paste', onPaste, { capture: true });
  return () => document.removeEventListener('paste', onPaste, { capture: true });
}

const pasteOnCanvas =
  'The clipboard holds what was cut or copied in the designer, not a text. Click the canvas and paste it there.';

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;

/** Pastes copied items with their top left corner at a position; by default in the middle of the view. */
export function pasteAt(services: CopyingServices, text: string, at?: Position): Promise<void> {
  return orTryAgain(services.notices, 'The code that pastes models', async () => {
    const { paste } = await loadCopies();
    await paste(services, text, at);
  });
}
