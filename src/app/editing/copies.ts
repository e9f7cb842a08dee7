import type { StoreApi } from 'zustand/vanilla';
import type { CanvasView } from '../../canvas/index.ts';
import { createId, type Editor } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { boundsOf } from '../../lib/geometry.ts';
import { pageSlices, yieldToPage } from '../../lib/pageSlices.ts';
import { runAtOnce, runInSlices } from '../../lib/slices.ts';
import {
  type CanvasItems,
  type Command,
  itemBoxes,
  makeRoom,
  type Position,
  pasteItems,
  readPastedItemsInSteps,
} from '../../model/index.ts';
import { reportPasteProblem } from '../opening/listenToPaste.ts';
import { prepare } from '../opening/prepare.ts';
import { replaceProject } from '../projects/replaceProject.ts';
import type { Notices } from '../shell/notices.ts';
import { withCancel } from '../shell/withCancel.ts';

/** Pasting and duplicating, loaded when first used to keep the first page small. */
export { duplicateItems } from '../../model/index.ts';

export interface CopyingServices {
  readonly editor: Editor;
  readonly view: StoreApi<{ readonly canvas: CanvasView | null }>;
  readonly notices: Notices;
}

/** Where pasted boxes begin, from the middle of the view: they extend to the right and down. In pixels of the screen. */
const ABOVE_CENTRE = { x: -160, y: -120 };

/** Adds copied items with their top left corner at a position; by default in the middle of the view. */
export async function paste(services: CopyingServices, text: string, position?: Position): Promise<void> {
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

export function newIds(items: { readonly [Kind in keyof CanvasItems]: readonly unknown[] }): CanvasItems {
  const each = (list: readonly unknown[]): string[] => list.map(() => createId());
  return { models: each(items.models), areas: each(items.areas), notes: each(items.notes) };
}
