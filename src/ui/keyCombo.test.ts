import { describe, expect, it } from 'vitest';
import { heldKeyName, isShortcut, showShortcut } from './keyCombo.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('isShortcut', () => {
  it('reads Mod as Ctrl, and as Cmd on a Mac', () => {
    expect(isShortcut(press('z', { ctrlKey: true }), 'Mod+Z', { isMac: false })).toBe(true);
    expect(isShortcut(press('z', { metaKey: true }), 'Mod+Z', { isMac: true })).toBe(true);
    expect(isShortcut(press('z', { ctrlKey: true }), 'Mod+Z', { isMac: true })).toBe(false);
  });

  it('requires exactly the modifiers of the shortcut', () => {
    expect(isShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', { isMac: false })).toBe(
      true,
    );
    expect(isShortcut(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', { isMac: false })).toBe(false);
    expect(isShortcut(press('n', { ctrlKey: true }), 'N', { isMac: false })).toBe(false);
    expect(isShortcut(press('n', { metaKey: true }), 'N', { isMac: false })).toBe(false);
    expect(isShortcut(press('n'), 'N', { isMac: false })).toBe(true);
  });
});

describe('showShortcut', () => {
  it('writes a shortcut in the style of the platform', () => {
    expect(showShortcut('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(showShortcut('Mod+Z', true)).toBe('⌘Z');
    expect(showShortcut('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(showShortcut('F2', true)).toBe('F2');
  });
});

it('names a held key as the platform does', () => {
  expect((['Alt', 'Shift', 'Ctrl', 'Mod'] as const).map((key) => heldKeyName(key, true)).join(' ')).toBe(
    '⌥ ⇧ ⌃ ⌘',
  );
  expect((['Alt', 'Shift', 'Ctrl', 'Mod'] as const).map((key) => heldKeyName(key, false)).join(' ')).toBe(
    'Alt Shift Ctrl Ctrl',
  );
});
