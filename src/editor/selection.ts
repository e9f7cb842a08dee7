import {
  type CanvasItems,
  describeProperties,
  type ModelId,
  type Project,
  type RelationRef,
  relationsOf,
} from '../model/index.ts';

/**
 * The selection: any number of models, areas and notes, at most one relation, and at
 * most one property if a single model is selected.
 */
export interface Selection extends CanvasItems {
  readonly relation: RelationRef | null;
  /** The name of the selected property of the selected model, declared or not. */
  readonly property: string | null;
}

export const emptySelection: Selection = { models: [], areas: [], notes: [], relation: null, property: null };

const itemKinds = ['models', 'areas', 'notes'] as const;

/** Whether two selections have the same items in the same order. */
export function isSameSelection(one: Selection, other: Selection): boolean {
  if (one === other) return true;
  return (
    isSameRelation(one.relation, other.relation) &&
    one.property === other.property &&
    itemKinds.every(
      (kind) =>
        one[kind].length === other[kind].length && one[kind].every((id, index) => id === other[kind][index]),
    )
  );
}

/** Counts the models, areas and notes. */
export function countItems(items: CanvasItems): number {
  return itemKinds.reduce((sum, kind) => sum + items[kind].length, 0);
}

/** Whether two references name the same relation. */
export function isSameRelation(one: RelationRef | null, other: RelationRef | null): boolean {
  if (one === null || other === null) return one === other;
  return one.modelId === other.modelId && one.name === other.name;
}

/**
 * Returns the selection after the project changed from `before` to `after`: what
 * was removed is dropped, and a relation or property that was renamed (by its
 * target, for a derived name) is selected under its new name. Returns the same
 * object if nothing changed.
 */
export function followSelection(selection: Selection, before: Project, after: Project): Selection {
  if (before === after || (countItems(selection) === 0 && selection.relation === null)) return selection;
  const relation = selection.relation && followRelation(selection.relation, before, after);
  const items = { ...existingItems(selection, after), relation };
  const followed = { ...items, property: followProperty(selection, before, after) };
  return isSameSelection(selection, followed) ? selection : followed;
}

/** Returns the part of a requested selection that the project has, each item once. */
export function toSelection(requested: Partial<Selection>, project: Project): Selection {
  const { relation = null, property = null } = requested;
  const exists = relation !== null && relationNames(project, relation.modelId).includes(relation.name);
  const items = { ...existingItems(requested, project), relation: exists ? relation : null };
  const modelId = onlyModel(items);
  const hasProperty =
    property !== null && modelId !== null && propertyNames(project, modelId).includes(property);
  return { ...items, property: hasProperty ? property : null };
}

/** Returns the model if nothing else is selected; else null. */
function onlyModel(selection: Omit<Selection, 'property'>): ModelId | null {
  const [modelId] = selection.models;
  return modelId !== undefined && countItems(selection) === 1 && selection.relation === null ? modelId : null;
}

function existingItems({ models, areas, notes }: Partial<CanvasItems>, project: Project): CanvasItems {
  return {
    models: existingIds(models, project.models),
    areas: existingIds(areas, project.areas),
    notes: existingIds(notes, project.notes),
  };
}

function existingIds(
  requested: readonly string[] = [],
  items: readonly { readonly id: string }[],
): readonly string[] {
  if (requested.length === 0) return requested;
  const ids = new Set(items.map(({ id }) => id));
  return [...new Set(requested)].filter((id) => ids.has(id));
}

function followRelation(relation: RelationRef, before: Project, after: Project): RelationRef | null {
  const namesAfter = relationNames(after, relation.modelId);
  if (namesAfter.includes(relation.name)) return relation;
  const namesBefore = relationNames(before, relation.modelId);
  const name = findNewName(relation.name, namesBefore, namesAfter);
  return name === null ? null : { modelId: relation.modelId, name };
}

function followProperty(selection: Selection, before: Project, after: Project): string | null {
  const { property } = selection;
  const modelId = onlyModel(selection);
  if (property === null || modelId === null) return null;
  const namesAfter = propertyNames(after, modelId);
  if (namesAfter.includes(property)) return property;
  return findNewName(property, propertyNames(before, modelId), namesAfter);
}

/**
 * Returns the new name of a renamed key. A rename keeps the position of a key, so
 * the new name is the one at that position, provided that all other keys kept
 * theirs; otherwise keys were added, removed or moved, and the result is null.
 */
function findNewName(name: string, before: readonly string[], after: readonly string[]): string | null {
  if (before.length !== after.length) return null;
  const newNames = new Set(after.filter((key) => !before.includes(key)));
  const keptTheirPositions = before.every((key, index) => {
    const current = after[index];
    return current === key || (current !== undefined && newNames.has(current));
  });
  return keptTheirPositions ? (after[before.indexOf(name)] ?? null) : null;
}

function propertyNames(project: Project, modelId: ModelId): readonly string[] {
  return describeProperties(project, modelId).map(({ name }) => name);
}

function relationNames(project: Project, modelId: ModelId): readonly string[] {
  return relationsOf(project, modelId).map(({ ref }) => ref.name);
}
