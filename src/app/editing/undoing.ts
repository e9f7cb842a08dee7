import type { Editor } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import { type Project, positionOf } from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import { showWayBack } from './showWayBack.ts';

/** Undo and redo of the design, with a notice where much of the canvas changes. */
export interface Undoing {
  undo(): void;
  redo(): void;
}

export interface UndoingServices {
  readonly editor: Editor;
  readonly notices: Notices;
  /** Zooms so that every box is in view. */
  readonly showAll: () => void;
}

export type Turn = 'undo' | 'redo';

/** The label of the automatic layout’s undo step. */
export const layOutLabel = 'Lay out';

export function createUndoing({ editor, notices, showAll }: UndoingServices): Undoing {
  const undoOrRedo = (turn: Turn): void => {
    const { project: before, undoLabel, redoLabel } = editor.getState();
    if (turn === 'undo') editor.undo();
    else editor.redo();
    const { project } = editor.getState();
    const label = turn === 'undo' ? undoLabel : redoLabel;
    const isMost = replacesMost(before, project);
    if (isMost || (label === layOutLabel && movesMost(before, project))) showAll();
    if (!isMost) return;
    const what =
      turn === 'undo' ? describeStep(label, project, before) : describeStep(label, before, project);
    const back = turn === 'undo' ? 'redo' : 'undo';
    showWayBack({ editor, notices }, `${what} ${turn === 'undo' ? 'undone' : 'redone'}.`, {
      label: back === 'redo' ? 'Redo' : 'Undo',
      run: () => undoOrRedo(back),
    });
  };
  return { undo: () => undoOrRedo('undo'), redo: () => undoOrRedo('redo') };
}

/** Up to this many models are seen at a glance. */
const FEW_MODELS = 3;

/** Whether more than half of the models of either project are not in the other. */
function replacesMost(one: Project, other: Project): boolean {
  const { common, count } = compareModels(one, other);
  return count - common > FEW_MODELS && common * 2 < count;
}

/** Whether more than half of the models have moved, and not all by the same distance. */
function movesMost(one: Project, other: Project): boolean {
  const known = new Set(one.models.map(({ id }) => id));
  const moves = other.models.flatMap(({ id }) => {
    if (!known.has(id)) return [];
    const from = positionOf(one, id);
    const { x, y } = positionOf(other, id);
    return from.x === x && from.y === y ? [] : [`${x - from.x}/${y - from.y}`];
  });
  return moves.length > FEW_MODELS && moves.length * 2 > other.models.length && new Set(moves).size > 1;
}

function compareModels(one: Project, other: Project): { common: number; count: number } {
  const ids = new Set(one.models.map(({ id }) => id));
  const common = other.models.filter(({ id }) => ids.has(id)).length;
  return { common, count: ids.size + other.models.length - common };
}

const nouns: Readonly<Record<string, string>> = {
  'Open files': 'Opening',
  Paste: 'Pasting',
  Duplicate: 'Duplication',
  'Delete models': 'Deletion',
  'Delete selection': 'Deletion',
};

/** “Opening of 25 models”, or the label of any other step. */
function describeStep(label: string | null, before: Project, after: Project): string {
  const noun = nouns[label ?? ''];
  if (noun === undefined) return `“${label ?? 'The last step'}”`;
  const [from, to] = noun === 'Deletion' ? [after, before] : [before, after];
  const ids = new Set(from.models.map(({ id }) => id));
  const count = to.models.filter(({ id }) => !ids.has(id)).length;
  return `${noun} of ${countOf(count, 'model')}`;
}
