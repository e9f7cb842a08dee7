import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView } from '../../canvas/index.ts';
import { countItems, createId, type Editor, type EditorState } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { boundsOf } from '../../lib/geometry.ts';
import { loadPart } from '../../lib/loadPart.ts';
import { pageSlices, yieldToPage } from '../../lib/pageSlices.ts';
import { runAtOnce, runInSlices } from '../../lib/slices.ts';
import {
  type CanvasItems,
  type Command,
  copyItems,
  findModel,
  isCopiedText,
  itemBoxes,
  makeRoom,
  type Position,
  withContents,
} from '../../model/index.ts';
import { copyText } from '../../ui/copyText.ts';
import { isMac, isTyping, showShortcut } from '../../ui/keyCombo.ts';
import type { ActionDefinition } from '../actions/actions.ts';
import { reportPasteProblem } from '../opening/listenToPaste.ts';
import { prepare } from '../opening/prepare.ts';
import { replaceProject } from '../projects/replaceProject.ts';
import { describeCounts } from '../shell/describeCounts.ts';
import { type Notices, showOnce } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';
import { orTryAgain } from '../start/orTryAgain.ts';
import { removeWithRelations } from './removing.ts';

interface CopyingServices {
  readonly editor: Editor;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly notices: Notices;
}

const OFFSET = 40;

/** Where pasted boxes begin, from the middle of the view: they extend to the right and down. In pixels of the screen. */
const ABOVE_CENTRE = { x: -160, y: -120 };

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
        const ids = newIds(items);
        const args = { items, ids, offset: { x: by, y: by } };
        void orTryAgain(notices, 'The code that makes copies', async () => {
          const { duplicateItems } = await loadCopies();
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
  return orTryAgain(services.notices, 'The code that pastes models', () => paste(services, text, at));
}

async function paste(services: CopyingServices, text: string, position?: Position): Promise<void> {
  const { pasteItems, readPastedItemsInSteps } = await loadCopies();
  const steps = readPastedItemsInSteps(text);
  const read = text.length < LONG ? runAtOnce(steps) : await runInSlices(steps, pageSlices.pauses());
  if (!read.ok) {
    reportPasteProblem(services.notices, read.error);
    return;
  }
  const ids = newIds(read.value);
  const { x, y } = position ?? services.view.getState().canvas?.centre(ABOVE_CENTRE) ?? { x: 0, y: 0 };
  const at = { x: Math.round(x), y: Math.round(y) };
  await addCopies(services, pasteItems, { args: { pasted: read.value, ids, at }, ids, label: 'Paste' });
}

/** A text of this many characters is read in slices. */
const LONG = 100_000;

/** From this many models on, copies are computed in slices before they are shown. */
const MANY = 100;

interface Copies<Arguments> {
  readonly args: Arguments;
  /** The ids of the copies. */
  readonly ids: CanvasItems;
  readonly label: 'Paste' | 'Duplicate';
}

/** Creates copies and selects them: a few at once, many in slices, with a way to cancel. */
export async function addCopies<Arguments>(
  services: CopyingServices,
  command: Command<Arguments>,
  { args, ids, label }: Copies<Arguments>,
): Promise<void> {
  const { editor, notices } = services;
  const count = ids.models.length;
  if (count < MANY || editor.getState().isReadOnly) {
    editor.run(command, args, { label });
    select(services, ids);
    return;
  }
  const work = {
    doing: `${label === 'Paste' ? 'Pasting' : 'Duplicating'} ${countOf(count, 'model')}`,
    cancelled: `${label} was cancelled. Nothing has changed.`,
  };
  const isDone = await withCancel(notices, work, async (signal, onProgress) => {
    const { project: before } = editor.getState();
    const copied = await prepare(command(before, args), signal, onProgress);
    // The editor makes room too, and then finds enough room.
    const prepared = await prepare(makeRoom(before, copied), signal);
    // Changes made in the meantime stay: the copies are added to the current project.
    if (editor.getState().project === before) editor.run(replaceProject, { project: prepared }, { label });
    else editor.run(command, args, { label });
  });
  if (!isDone) return;
  // Draw the copies and select them in separate tasks.
  await yieldToPage();
  select(services, ids);
}

/** Selects the copies and brings them into view; selects nothing while the project is read-only. */
function select({ editor, view }: CopyingServices, ids: CanvasItems): void {
  if (editor.getState().isReadOnly) return;
  editor.select(ids);
  const bounds = boundsOf(itemBoxes(editor.getState().project, ids));
  const { canvas } = view.getState();
  if (bounds !== null && canvas !== null && !canvas.isInView(bounds, 'whole')) canvas.show(bounds);
}

function newIds(items: { readonly [Kind in keyof CanvasItems]: readonly unknown[] }): CanvasItems {
  const each = (list: readonly unknown[]): string[] => list.map(() => createId());
  return { models: each(items.models), areas: each(items.areas), notes: each(items.notes) };
}
