import { isMac, showShortcut } from '../../ui/keyCombo.ts';

const undo = showShortcut('Mod+Z', isMac);
const redo = showShortcut('Mod+Shift+Z', isMac);

/** The gestures and keys that are not actions; the shortcut sheet lists them after the keymap. */
export const gestures: readonly (readonly [label: string, how: string])[] = [
  ['New model on the canvas', 'double click'],
  ['Edit in place', 'double click a title, a property or a note'],
  ['Edit the focused area or note', 'Enter'],
  ['Relate two models', 'drag from a round handle'],
  ['Select a property', 'click, then arrow keys'],
  ['Add several properties to a new model', 'Enter after each'],
  ['Select several', 'Shift drag, or Ctrl click'],
  ['Move the selection', 'arrow keys'],
  ['Zoom', 'wheel or pinch'],
  ['Undo and redo rows', `${undo} and ${redo} in the playground`],
  ['Undo typing, or a change to the design', `${undo} in the field or the code, or elsewhere`],
  ['Find in the code', `${showShortcut('Mod+F', isMac)} in the code`],
];
