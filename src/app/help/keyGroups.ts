import { isMac, showShortcut } from '../../ui/keyCombo.ts';
import type { Action, ActionId } from '../actions/actions.ts';
import { gestures } from '../actions/gestures.ts';

/** A line of the sheet: what it does, and the keys or gestures that do it. */
export interface KeyLine {
  readonly label: string;
  readonly keys: readonly string[];
}

export interface KeyGroup {
  readonly title: string;
  readonly lines: readonly KeyLine[];
}

/** The actions of each group; those that no group names are in the last one. */
const groups: readonly { readonly title: string; readonly ids: readonly ActionId[] }[] = [
  {
    title: 'Draw',
    ids: ['addModel', 'addProperty', 'rename', 'renameEverywhere', 'addArea', 'groupInArea', 'addNote'],
  },
  {
    title: 'Select and move',
    ids: ['selectAll', 'clearSelection', 'selectRight', 'selectLeft', 'selectUp', 'selectDown'],
  },
  {
    title: 'Change and undo',
    ids: ['undo', 'redo', 'copySelection', 'cutSelection', 'duplicateSelection', 'deleteSelection'],
  },
  {
    title: 'Files',
    ids: ['openFiles', 'openFolder', 'pasteModels', 'saveToFolder', 'export:files', 'shareLink'],
  },
  {
    title: 'Panels',
    ids: ['togglePlayground', 'toggleOutline', 'toggleInspector', 'maximizeCanvas', 'maximizeDock'],
  },
];

const rest = 'View and help';

/** Groups the shortcuts of the actions with the gestures, in the platform's own names of the keys. */
export function groupKeys(actions: readonly Action[], onMac = isMac): readonly KeyGroup[] {
  const shown = actions.filter(({ shortcuts }) => shortcuts.length > 0);
  const lineOf = ({ label, shortcuts }: Action): KeyLine => ({
    label,
    keys: shortcuts.map((shortcut) => showShortcut(shortcut, onMac)),
  });
  const named = new Set(groups.flatMap(({ ids }) => ids));
  const fromActions = new Map([
    ...groups.map(
      ({ title, ids }) => [title, shown.filter(({ id }) => ids.includes(id)).map(lineOf)] as const,
    ),
    [rest, shown.filter(({ id }) => !named.has(id)).map(lineOf)] as const,
  ]);
  const fromGestures = new Map(
    gestures.map(
      ({ title, lines }) => [title, lines.map(([label, how]) => ({ label, keys: [how] }))] as const,
    ),
  );
  const titles = [...new Set([...fromGestures.keys(), ...fromActions.keys()])];
  return titles.map((title) => ({
    title,
    lines: [...(fromActions.get(title) ?? []), ...(fromGestures.get(title) ?? [])],
  }));
}

/** Returns the lines that contain every word of the query, in what they do, their keys or their group. */
export function findKeys(all: readonly KeyGroup[], query: string): readonly KeyGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return all.flatMap(({ title, lines }) => {
    const found = lines.filter(({ label, keys }) => {
      const text = [title, label, ...keys].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return found.length === 0 ? [] : [{ title, lines: found }];
  });
}
