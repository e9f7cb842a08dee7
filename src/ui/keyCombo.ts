import { commandKeys, type LayoutPress } from './keyboardLayout.ts';

/** A key with its modifiers, as people write it: `Mod+Shift+Z`, `F2`, `N`. `Mod` is Ctrl, and Cmd on a Mac. */
export type Shortcut = string;

export interface KeyPress extends LayoutPress {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface Keyboard {
  readonly isMac: boolean;
  /** Whether the layout has Latin letters, as far as known; a key with a letter shows it itself. */
  readonly isLatin?: boolean;
}

/** Whether a key press is the shortcut, on any layout; characters typed with AltGr never are. */
export function isShortcut(
  press: KeyPress,
  shortcut: Shortcut,
  { isMac, isLatin = true }: Keyboard,
): boolean {
  const parts = partsOf(shortcut);
  const key = parts.at(-1) ?? '';
  const mod = isMac ? press.metaKey : press.ctrlKey;
  const otherMod = isMac ? press.ctrlKey : press.metaKey;
  return (
    press.getModifierState?.('AltGraph') !== true &&
    commandKeys(press, isLatin).includes(key.toLowerCase()) &&
    mod === parts.includes('Mod') &&
    !otherMod &&
    // A sign such as ? needs Shift on some keyboards and not on others.
    (press.shiftKey === parts.includes('Shift') || !/[a-z0-9]/i.test(key)) &&
    press.altKey === parts.includes('Alt')
  );
}

/** The modifiers and the key, which may itself be `+`. */
const partsOf = (shortcut: Shortcut): readonly string[] => shortcut.split(/\+(?!$)/);

const macKeys: Readonly<Record<string, string>> = { Alt: '⌥', Shift: '⇧', Mod: '⌘', Ctrl: '⌃' };

/** Formats a shortcut as the platform writes it: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function showShortcut(shortcut: Shortcut, isMac: boolean): string {
  const parts = partsOf(shortcut);
  if (!isMac) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const held = Object.keys(macKeys).filter((name) => parts.slice(0, -1).includes(name));
  return [...held.map((name) => macKeys[name]), parts.at(-1)].join('');
}

/** Returns what a modifier key is called on the platform: `Alt`, or `⌥` on a Mac. */
export function heldKeyName(name: 'Alt' | 'Shift' | 'Ctrl' | 'Mod', onMac: boolean): string {
  return onMac ? (macKeys[name] ?? name) : name === 'Mod' ? 'Ctrl' : name;
}

/** Whether key presses on the target belong to a text being typed. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // The buttons of a code editor's own panels belong to it too.
  if (target.closest('.cm-editor') !== null) return true;
  return target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]');
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Formats the first shortcut of an action for this platform. */
export function shownShortcut([first]: readonly Shortcut[]): string | undefined {
  return first === undefined ? undefined : showShortcut(first, isMac);
}
