import type { Editor } from '../../editor/index.ts';
import {
  camelOf,
  canBePolymorphic,
  canRelateToAnyModel,
  connectPolymorphic,
  describeKeyLoss,
  describePolymorphic,
  findModel,
  type ModelEntry,
  makePolymorphic,
  modelsToLeadTo,
  polymorphicSelectorsOf,
  previewPolymorphic,
  type RelationRef,
  type ResolvedRelation,
  relateToAnyModel,
  relateToOneModel,
  resolveRelation,
} from '../../model/index.ts';
import type { Notices } from '../shell/notices.ts';
import type { PaletteEntry } from './paletteEntry.ts';

/** Creates an entry for each polymorphic belongsTo by which the selected relation, or a new one, can own rows, and for a first one. */
export function createPolymorphicEntries(editor: Editor, notices: Notices): readonly PaletteEntry[] {
  return [...changeEntries(editor, notices), ...relateEntries(editor)];
}

function changeEntries(editor: Editor, notices: Notices): readonly PaletteEntry[] {
  const { project, selection, isReadOnly } = editor.getState();
  const ref = selection.relation;
  const relation = ref === null ? null : resolveRelation(project, ref);
  const holder = relation?.through ?? relation?.target ?? null;
  if (ref !== null && relation !== null && canRelateToAnyModel(relation))
    return [anyModelEntry(relation, editor, notices)];
  const kept = ref === null ? [] : modelsToLeadTo(project, ref);
  if (ref !== null && kept.length > 0) return kept.map((model) => oneModelEntry(ref, model, editor));
  if (ref === null || relation === null || holder === null || !canBePolymorphic(relation)) return [];
  const view = describePolymorphic(project, ref);
  if (view?.side === 'inverted') return [];
  const entryOf = (selector: string | null, label: string): PaletteEntry => ({
    id: `polymorphic ${selector ?? ''}`,
    kind: 'action',
    label,
    detail: selector === null ? 'not polymorphic' : `polymorphic, by ${holder.definition.name}.${selector}`,
    isEnabled: !isReadOnly,
    run() {
      const change = () => void editor.run(makePolymorphic, { ref, selector }, { label });
      const loss = describeKeyLoss(relation);
      if (loss === null) change();
      else notices.show({ tone: 'info', text: loss, action: { label: `As ${selector}`, run: change } });
    },
  });
  if (view !== null) return [entryOf(null, `Give ${ref.name} a key of its own`)];
  const known = polymorphicSelectorsOf(project, holder.id);
  const first = `${camelOf(holder.definition.name)}Owner`;
  return known.length > 0
    ? known.map((selector) => entryOf(selector, `Change ${ref.name} to “as ${selector}”`))
    : [entryOf(first, `Make ${ref.name} polymorphic`)];
}

function anyModelEntry(relation: ResolvedRelation, editor: Editor, notices: Notices): PaletteEntry {
  const { ref, owner } = relation;
  const label = 'Relate to any model';
  return {
    id: 'polymorphic any',
    kind: 'action',
    label: `Let ${ref.name} lead to any model`,
    detail: `polymorphic, rows of ${owner.definition.name} belong to any model`,
    isEnabled: !editor.getState().isReadOnly,
    run() {
      const change = () => void editor.run(relateToAnyModel, { ref }, { label });
      const loss = describeKeyLoss(relation);
      if (loss === null) change();
      else notices.show({ tone: 'info', text: loss, action: { label, run: change } });
    },
  };
}

function oneModelEntry(ref: RelationRef, { id, definition }: ModelEntry, editor: Editor): PaletteEntry {
  return {
    id: `polymorphic only ${id}`,
    kind: 'action',
    label: `Let ${ref.name} lead to ${definition.name} only`,
    detail: 'not polymorphic; other models get a key of their own',
    isEnabled: !editor.getState().isReadOnly,
    run: () =>
      void editor.run(relateToOneModel, { ref, ownerId: id }, { label: `Relate to ${definition.name} only` }),
  };
}

function relateEntries(editor: Editor): readonly PaletteEntry[] {
  const { project, selection, isReadOnly } = editor.getState();
  const [ownerId, targetId, ...others] = selection.models;
  if (ownerId === undefined || targetId === undefined || others.length > 0) return [];
  const [owner, target] = [ownerId, targetId].map((id) => findModel(project, id)?.definition.name ?? '');
  return polymorphicSelectorsOf(project, targetId).flatMap((selector): readonly PaletteEntry[] => {
    const args = { ownerId, targetId, selector };
    const made = previewPolymorphic(project, args);
    if (made === null) return [];
    const label = `Relate ${owner} to ${target} as ${selector}`;
    return [
      {
        id: `relate as ${selector}`,
        kind: 'action',
        label,
        detail: `has many ${made.name}, polymorphic`,
        isEnabled: !isReadOnly,
        run() {
          editor.run(connectPolymorphic, args, { label: 'Add relation' });
          editor.select({ relation: made });
        },
      },
    ];
  });
}
