import { isShortcut, type Keyboard, type KeyPress } from '../../../ui/keyCombo.ts';

/** Reads a key press as undo or redo, by the same shortcuts as the rest of the page; null for other keys. */
export function undoDirectionOf(press: KeyPress, keyboard: Keyboard): 'undo' | 'redo' | null {
  if (isShortcut(press, 'Mod+Z', keyboard)) return 'undo';
  const redo = keyboard.isMac ? ['Mod+Shift+Z'] : ['Mod+Shift+Z', 'Mod+Y'];
  return redo.some((shortcut) => isShortcut(press, shortcut, keyboard)) ? 'redo' : null;
}
