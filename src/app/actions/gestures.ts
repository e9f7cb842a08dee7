import { heldKeyName, isMac, showShortcut } from '../../ui/keyCombo.ts';

/** A group of lines in the sheet of keys. */
export interface GestureGroup {
  readonly title: string;
  readonly lines: readonly (readonly [label: string, how: string])[];
}

const undo = showShortcut('Mod+Z', isMac);
const redo = showShortcut('Mod+Shift+Z', isMac);
const shift = heldKeyName('Shift', isMac);

/** The gestures and keys that are not actions; the sheet of keys lists them beside the keymap. */
export const gestures: readonly GestureGroup[] = [
  {
    title: 'Relate two models',
    lines: [
      ['hasMany', 'drag from a round handle to a model'],
      ['belongsTo', `the same with ${heldKeyName('Alt', isMac)} held`],
      ['hasOne', `the same with ${shift} held`],
      ['hasAndBelongsToMany', `the same with ${heldKeyName('Ctrl', isMac)} held`],
      ['referencesMany', `the same with ${heldKeyName('Ctrl', isMac)} and ${heldKeyName('Alt', isMac)} held`],
      ['embedsOne', `the same with ${heldKeyName('Alt', isMac)} and ${shift} held`],
      ['embedsMany', `the same with ${heldKeyName('Ctrl', isMac)} and ${shift} held`],
      ['A new model at the end of the line', 'release on the canvas'],
      ['Cancel the drag', 'Escape'],
    ],
  },
  {
    title: 'Draw',
    lines: [
      ['New model on the canvas', 'double click'],
      ['Edit in place', 'double click a title, a property or a note'],
      ['Edit the focused area or note', 'Enter'],
      ['Add several properties to a new model', 'Enter after each'],
    ],
  },
  {
    title: 'Select and move',
    lines: [
      ['Select a property', 'click, then arrow keys'],
      ['Select several', `${shift} drag, or ${heldKeyName('Mod', isMac)} click`],
      ['Move the selection', 'drag, or arrow keys'],
      ['Cancel a drag', 'Escape'],
      ['Menu of what is there', `right click, long press, or ${shift}+F10`],
      ['Zoom', 'wheel or pinch'],
    ],
  },
  {
    title: 'Panels',
    lines: [
      ['Change the size of a panel', 'drag its border, or arrow keys on it'],
      ['Least and largest size', 'Home and End on the border'],
      ['Default size', 'double click the border'],
    ],
  },
  {
    title: 'Playground and code',
    lines: [
      ['Run the code', showShortcut('Mod+Enter', isMac)],
      ['Undo and redo rows', `${undo} and ${redo} in the playground`],
      ['Undo typing, or a change to the design', `${undo} in the field or the code, or elsewhere`],
      ['Find in the code', `${showShortcut('Mod+F', isMac)} in the code`],
      ['Edit a cell of the grid', 'Enter or F2'],
    ],
  },
];
