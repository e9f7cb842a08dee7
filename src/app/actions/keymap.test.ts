import { describe, expect, it } from 'vitest';
import { keymap } from './keymap.ts';

describe('the keymap', () => {
  it('assigns each key to one action only', () => {
    const all = Object.values(keymap).flat();
    expect(all.filter((shortcut, index) => all.indexOf(shortcut) !== index)).toEqual([]);
  });

  it('writes every shortcut as modifiers in a fixed order and a key', () => {
    for (const shortcut of Object.values(keymap).flat())
      expect(shortcut).toMatch(/^(Mod\+)?(Alt\+)?(Shift\+)?([?+=[\]-]|[A-Z]|\d|F\d+|[A-Z][A-Za-z]+)$/);
  });
});
