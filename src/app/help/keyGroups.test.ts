import { describe, expect, it } from 'vitest';
import type { Action, ActionId } from '../actions/actions.ts';
import { keymap } from '../actions/keymap.ts';
import { findKeys, groupKeys } from './keyGroups.ts';

const actions: readonly Action[] = Object.entries(keymap).map(([id, shortcuts]) => ({
  id: id as ActionId,
  label: id,
  shortcuts,
  isEnabled: () => true,
  run: () => undefined,
}));

describe('the sheet of keys', () => {
  it('shows every shortcut once, and the gestures with the keys that are held', () => {
    const lines = groupKeys(actions, false).flatMap(({ lines }) => lines);
    for (const id of Object.keys(keymap)) expect(lines.filter(({ label }) => label === id)).toHaveLength(1);
    expect(lines.find(({ label }) => label === 'hasOne')?.keys).toEqual(['the same with Shift held']);
  });

  it('names the keys as the platform does', () => {
    const keysOf = (onMac: boolean) =>
      groupKeys(actions, onMac)
        .flatMap(({ lines }) => lines)
        .find(({ label }) => label === 'redo')?.keys;
    expect(keysOf(true)).toEqual(['⇧⌘Z', '⌘Y']);
    expect(keysOf(false)).toEqual(['Ctrl+Shift+Z', 'Ctrl+Y']);
  });

  it('finds lines by what they do, by their keys and by their group', () => {
    const all = groupKeys(actions, false);
    const labels = (query: string) =>
      findKeys(all, query).flatMap(({ lines }) => lines.map(({ label }) => label));
    expect(labels('undo ctrl+z')).toContain('undo');
    expect(labels('panels border')).toContain('Default size');
    expect(labels('ctrl held')).toEqual(['hasAndBelongsToMany', 'referencesMany', 'embedsMany']);
    expect(findKeys(all, 'nothing like this')).toEqual([]);
    expect(findKeys(all, ' ')).toEqual(all);
  });
});
