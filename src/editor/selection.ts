import { type ModelId, type Project, type RelationRef, relationsOf } from '../model/index.ts';

/** What is selected: any number of models, at most one relation. */
export interface Selection {
  readonly models: readonly ModelId[];
  readonly relation: RelationRef | null;
}

export const emptySelection: Selection = { models: [], relation: null };

/** Whether two selections hold the same things in the same order. */
export function isSameSelection(one: Selection, other: Selection): boolean {
  return (
    one === other ||
    (isSameRelation(one.relation, other.relation) &&
      one.models.length === other.models.length &&
      one.models.every((id, index) => id === other.models[index]))
  );
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
  if (before === after || (selection.models.length === 0 && selection.relation === null)) return selection;
  const present = new Set(after.models.map((model) => model.id));
  const models = selection.models.filter((id) => present.has(id));
  const relation = selection.relation && followRelation(selection.relation, before, after);
  const followed = { models, relation };
  return isSameSelection(selection, followed) ? selection : followed;
}

/** Keeps of a wished selection what the project has, each model once. */
export function toSelection(wish: Partial<Selection>, project: Project): Selection {
  const selection = { models: [...new Set(wish.models ?? [])], relation: wish.relation ?? null };
  const present = new Set(project.models.map((model) => model.id));
  return {
    models: selection.models.filter((id) => present.has(id)),
    relation:
      selection.relation &&
      relationNames(project, selection.relation.modelId).includes(selection.relation.name)
        ? selection.relation
        : null,
  };
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
