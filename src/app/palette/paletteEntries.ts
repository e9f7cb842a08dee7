import type { ViewOptionsStore } from '../../canvas/index.ts';
import type { Editor, EditorState } from '../../editor/index.ts';
import {
  allRelations,
  boxRowsOf,
  type DetailLevel,
  describeProperties,
  findModel,
  type ModelEntry,
  type ModelId,
  type Project,
} from '../../model/index.ts';
import { isMac, showShortcut } from '../../ui/keyCombo.ts';
import type { Action } from '../actions/actions.ts';
import type { Notices } from '../shell/notices.ts';
import { createKindEntries } from './kindEntries.ts';
import type { PaletteEntry } from './paletteEntry.ts';
import { createPolymorphicEntries } from './polymorphicEntries.ts';

interface PaletteServices {
  readonly editor: Editor;
  readonly actions: readonly Action[];
  readonly viewOptions: ViewOptionsStore;
  readonly notices: Notices;
  readonly reveal: (id: string, property?: string) => void;
}

/** Creates an entry for each action, kind of relation, model, relation, property, area and note. */
export function createPaletteEntries({
  editor,
  actions,
  viewOptions,
  notices,
  reveal,
}: PaletteServices): readonly PaletteEntry[] {
  const state = editor.getState();
  const { project } = state;
  const show = (modelId: ModelId, property: string | null = null): void => {
    const entry = findModel(project, modelId);
    // A row that the level of detail hides could not be marked.
    if (
      property !== null &&
      entry !== null &&
      !hasRow(project, entry, viewOptions.getState().detail, property)
    )
      viewOptions.setState({ detail: 'all' });
    editor.select({ models: [modelId], property });
    reveal(modelId, property ?? undefined);
  };
  return [
    ...actions.map((action) => toEntry(action, state)),
    ...createKindEntries(editor, notices),
    ...createPolymorphicEntries(editor, notices),
    ...project.models.map(
      ({ id, definition, path }): PaletteEntry => ({
        id: `model ${id}`,
        kind: 'model',
        label: definition.name,
        detail: path,
        isEnabled: true,
        run: () => show(id),
      }),
    ),
    ...project.areas.map(
      ({ id, name }): PaletteEntry => ({
        id: `area ${id}`,
        kind: 'area',
        label: name,
        detail: 'area',
        isEnabled: true,
        run: () => {
          editor.select({ areas: [id] });
          reveal(id);
        },
      }),
    ),
    ...project.notes.map(
      ({ id, text }): PaletteEntry => ({
        id: `note ${id}`,
        kind: 'note',
        label: text.replaceAll(/\s+/g, ' '),
        detail: 'note',
        isEnabled: true,
        run: () => {
          editor.select({ notes: [id] });
          reveal(id);
        },
      }),
    ),
    ...allRelations(project).map(
      ({ ref, owner, type, targetName }): PaletteEntry => ({
        id: `relation ${ref.modelId} ${ref.name}`,
        kind: 'relation',
        label: `${owner.definition.name}.${ref.name}`,
        detail: `${type} ${targetName ?? ''}`,
        isEnabled: true,
        run: () => {
          editor.select({ relation: ref });
          reveal(ref.modelId);
        },
      }),
    ),
    ...project.models.flatMap(({ id, definition }) =>
      describeProperties(project, id).map(
        (property): PaletteEntry => ({
          id: `property ${id} ${property.name}`,
          kind: 'property',
          label: `${definition.name}.${property.name}`,
          detail: property.typeLabel,
          isEnabled: true,
          run: () => show(id, property.name),
        }),
      ),
    ),
  ];
}

function hasRow(project: Project, entry: ModelEntry, detail: DetailLevel, property: string): boolean {
  return boxRowsOf(project, entry, detail).properties.some(
    ({ name, within }) => name === property && within === undefined,
  );
}

function toEntry(action: Action, state: EditorState): PaletteEntry {
  const [shortcut] = action.shortcuts;
  return {
    id: `action ${action.id}`,
    kind: 'action',
    label: action.label,
    detail: '',
    isEnabled: action.isEnabled(state),
    run: () => action.run(),
    ...(shortcut === undefined ? {} : { shortcut: showShortcut(shortcut, isMac) }),
  };
}

/**
 * Returns the entries that match a text, best first: those that start with it,
 * those with a word that starts with it, those that contain it, and those that
 * contain its letters in order.
 */
export function findEntries(
  entries: readonly PaletteEntry[],
  query: string,
  limit: number,
): readonly PaletteEntry[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '')
    return entries.filter(({ kind, isEnabled }) => kind === 'action' && isEnabled).slice(0, limit);
  return entries
    .map((entry) => ({ entry, rank: rankOf(entry.label, wanted) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .toSorted((one, other) => one.rank - other.rank || one.entry.label.length - other.entry.label.length)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function rankOf(label: string, wanted: string): number {
  const text = label.toLowerCase();
  const at = text.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /[a-z0-9]/i.test(text[at - 1] ?? '') ? 2 : 1;
  return hasLettersInOrder(text, wanted) ? 3 : Number.POSITIVE_INFINITY;
}

function hasLettersInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
