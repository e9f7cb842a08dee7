import {
  type CanvasItems,
  type ModelId,
  type Project,
  type RelationRef,
  relationsOf,
} from '../model/index.ts';

/** What is selected: any number of models, areas and notes, at most one relation. */
export interface Selection extends CanvasItems {
  readonly relation: RelationRef | null;
}

export const emptySelection: Selection = { models: [], areas: [], notes: [], relation: null };

const itemKinds = ['models', 'areas', 'notes'] as const;

/** Whether two selections hold the same things in the same order. */
export function isSameSelection(one: Selection, other: Selection): boolean {
  if (one === other) return true;
  return (
    isSameRelation(one.relation, other.relation) &&
    itemKinds.every(
      (kind) =>
        one[kind].length === other[kind].length && one[kind].every((id, index) => id === other[kind][index]),
    )
  );
}

/** How many models, areas and notes are selected. */
export function countItems(items: CanvasItems): number {
  return itemKinds.reduce((sum, kind) => sum + items[kind].length, 0);
}

/** Whether two references name the same relation. */
export function isSameRelation(one: RelationRef | null, other: RelationRef | null): boolean {
  if (one === null || other === null) return one === other;
  return one.modelId === other.modelId && one.name === other.name;
}

/**
 * The selection after the project changed from `before` to `after`: what
 * vanished is dropped, and a relation whose name changed (a derived one, when
 * its target was renamed) is followed to its new name. The same object where
 * nothing changed.
 */
export function followSelection(selection: Selection, before: Project, after: Project): Selection {
  if (before === after || (countItems(selection) === 0 && selection.relation === null)) return selection;
  const relation = selection.relation && followRelation(selection.relation, before, after);
  const followed = { ...presentItems(selection, after), relation };
  return isSameSelection(selection, followed) ? selection : followed;
}

/** Keeps of a wished selection what the project has, each thing once. */
export function toSelection(wish: Partial<Selection>, project: Project): Selection {
  const { relation = null } = wish;
  const isThere = relation !== null && relationNames(project, relation.modelId).includes(relation.name);
  return { ...presentItems(wish, project), relation: isThere ? relation : null };
}

function presentItems({ models, areas, notes }: Partial<CanvasItems>, project: Project): CanvasItems {
  return {
    models: present(models, project.models),
    areas: present(areas, project.areas),
    notes: present(notes, project.notes),
  };
}

function present(
  wished: readonly string[] = [],
  items: readonly { readonly id: string }[],
): readonly string[] {
  if (wished.length === 0) return wished;
  const ids = new Set(items.map(({ id }) => id));
  return [...new Set(wished)].filter((id) => ids.has(id));
}

function followRelation(relation: RelationRef, before: Project, after: Project): RelationRef | null {
  const namesAfter = relationNames(after, relation.modelId);
  if (namesAfter.includes(relation.name)) return relation;
  const namesBefore = relationNames(before, relation.modelId);
  const name = renamedTo(relation.name, namesBefore, namesAfter);
  return name === null ? null : { modelId: relation.modelId, name };
}

/**
 * A renamed key keeps its place among the others, so the new name is the one
 * that stands there now, provided that every key that kept its name kept its
 * place too: then nothing was added, removed or moved.
 */
function renamedTo(name: string, before: readonly string[], after: readonly string[]): string | null {
  if (before.length !== after.length) return null;
  const newNames = new Set(after.filter((key) => !before.includes(key)));
  const keptTheirPlaces = before.every((key, index) => {
    const there = after[index];
    return there === key || (there !== undefined && newNames.has(there));
  });
  return keptTheirPlaces ? (after[before.indexOf(name)] ?? null) : null;
}

function relationNames(project: Project, modelId: ModelId): readonly string[] {
  return relationsOf(project, modelId).map(({ ref }) => ref.name);
}
