import type { EditorState } from '../../editor/index.ts';
import type { TargetId } from '../../targets/index.ts';
import type { Shortcut } from '../../ui/keyCombo.ts';

/** What an action does and what it is called; `keymap.ts` has its keys. */
export interface ActionDefinition {
  readonly id: ActionId;
  readonly label: string;
  /** Whether it also works while the user types a text. */
  readonly worksWhileTyping?: boolean;
  isEnabled(state: EditorState): boolean;
  /** The state of a toggle. */
  isOn?(): boolean;
  run(): void;
}

/**
 * Something the user can do. Toolbar, menus and shortcuts show and run
 * entries of the same registry.
 */
export interface Action extends ActionDefinition {
  /** The first is shown; all work. */
  readonly shortcuts: readonly Shortcut[];
}

/** The action that exports a target. */
export type TargetActionId = `export:${TargetId}`;

export type ActionId =
  | 'addModel'
  | 'addProperty'
  | 'rename'
  | 'renameEverywhere'
  | 'groupInArea'
  | 'addArea'
  | 'addNote'
  | 'deleteSelection'
  | 'selectAll'
  | 'clearSelection'
  | 'undo'
  | 'redo'
  | 'openFiles'
  | 'openFolder'
  | 'pasteModels'
  | 'saveToFolder'
  | 'toggleCanvasFile'
  | TargetActionId
  | 'downloadPng'
  | 'copyPicture'
  | 'choosePicture'
  | 'printPicture'
  | 'shareLink'
  | 'fitView'
  | 'zoomToSelection'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomHalf'
  | 'zoomFull'
  | 'zoomDouble'
  | 'togglePlayground'
  | 'toggleOutline'
  | 'toggleInspector'
  | 'maximizeCanvas'
  | 'maximizeDock'
  | 'changeDetail'
  | 'detailAll'
  | 'detailKeys'
  | 'detailNames'
  | 'growFocus'
  | 'showLegend'
  | 'toggleFocus'
  | 'toggleMinimap'
  | 'toggleSnapping'
  | 'toggleLock'
  | 'autoLayout'
  | 'alignLeft'
  | 'alignCentre'
  | 'alignRight'
  | 'alignTop'
  | 'alignMiddle'
  | 'alignBottom'
  | 'distributeAcross'
  | 'distributeDown'
  | 'selectRight'
  | 'selectLeft'
  | 'selectUp'
  | 'selectDown'
  | 'copySelection'
  | 'cutSelection'
  | 'duplicateSelection'
  | 'openProjects'
  | 'openSnapshots'
  | 'openChanges'
  | 'openPalette'
  | 'showShortcuts'
  | 'systemTheme'
  | 'lightTheme'
  | 'darkTheme'
  | 'startTour'
  | 'explainHasMany'
  | 'reportProblem';

/** Actions that change the project; they are disabled while it is read-only. */
const changingIds: ReadonlySet<ActionId> = new Set<ActionId>([
  'addModel',
  'addProperty',
  'addArea',
  'addNote',
  'groupInArea',
  'rename',
  'renameEverywhere',
  'deleteSelection',
  'openFiles',
  'openFolder',
  'pasteModels',
  'toggleCanvasFile',
  'autoLayout',
  'alignLeft',
  'alignCentre',
  'alignRight',
  'alignTop',
  'alignMiddle',
  'alignBottom',
  'distributeAcross',
  'distributeDown',
  'cutSelection',
  'duplicateSelection',
  'startTour',
]);

export const changesProject = ({ id }: Action): boolean => changingIds.has(id);

/** Disables the actions that change the project while it is read-only. */
export function disableIfReadOnly(actions: readonly Action[]): readonly Action[] {
  return actions.map((action) =>
    changesProject(action)
      ? { ...action, isEnabled: (state) => !state.isReadOnly && action.isEnabled(state) }
      : action,
  );
}

export function findAction<T extends ActionDefinition>(actions: readonly T[], id: ActionId): T {
  const action = actions.find((candidate) => candidate.id === id);
  if (action === undefined) throw new Error(`There is no action ${id}.`);
  return action;
}
