import { isShortcut, type Keyboard, type KeyPress } from '../../../ui/keyCombo.ts';

/** Whether a key press asks the code editor to undo or to redo, as the whole page understands these shortcuts. */
export function turnOf(press: KeyPress, keyboard: Keyboard): 'undo' | 'redo' | null {
  if (isShortcut(press, 'Mod+Z', keyboard)) return 'undo';
  const redo = keyboard.isMac ? ['Mod+Shift+Z'] : ['Mod+Shift+Z', 'Mod+Y'];
  return redo.some((shortcut) => isShortcut(press, shortcut, keyboard)) ? 'redo' : null;
}
