import type { Shortcut } from '../../ui/keyCombo.ts';
import type { ActionId } from './actions.ts';

/**
 * Every shortcut of the designer. Menus and tooltips show the first of an
 * action; all work. What is not an action (a drag, a key held during it) is in
 * `gestures.ts`, and the keys of the code editor are in
 * `playground/panel/code/createCodeEditor.ts`.
 */
export const keymap: Readonly<Partial<Record<ActionId, readonly Shortcut[]>>> = {
  addModel: ['N'],
  addProperty: ['P'],
  rename: ['F2'],
  renameEverywhere: ['Shift+F2'],
  groupInArea: ['Shift+G'],
  addArea: ['A'],
  addNote: ['Shift+N'],

  deleteSelection: ['Delete', 'Backspace'],
  selectAll: ['Mod+A'],
  clearSelection: ['Escape'],
  undo: ['Mod+Z'],
  redo: ['Mod+Shift+Z', 'Mod+Y'],
  copySelection: ['Mod+C'],
  cutSelection: ['Mod+X'],
  duplicateSelection: ['Mod+D'],

  selectRight: ['Alt+ArrowRight'],
  selectLeft: ['Alt+ArrowLeft'],
  selectUp: ['Alt+ArrowUp'],
  selectDown: ['Alt+ArrowDown'],

  openFiles: ['Mod+O'],
  openFolder: ['Mod+Shift+O'],
  saveToFolder: ['Mod+S'],
  'export:files': ['Mod+E'],
  printPicture: ['Mod+P'],

  fitView: ['F', '0'],
  zoomToSelection: ['2'],
  zoomIn: ['+', '='],
  zoomOut: ['-'],
  zoomFull: ['1'],
  autoLayout: ['L'],
  changeDetail: ['D'],
  toggleFocus: ['O'],
  growFocus: ['Shift+O'],
  toggleMinimap: ['M'],
  toggleSnapping: ['G'],
  toggleLock: ['Shift+L'],
  togglePlayground: ['Mod+J'],
  toggleOutline: ['['],
  toggleInspector: [']'],
  maximizeCanvas: ['Shift+M'],
  maximizeDock: ['Shift+J'],
  openPalette: ['Mod+K'],
  showShortcuts: ['?'],
};

/** The shortcuts of an action, none for most. */
export const shortcutsOf = (id: ActionId): readonly Shortcut[] => keymap[id] ?? [];
