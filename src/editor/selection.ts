import {
  type CanvasItems,
  describeProperties,
  type ModelId,
  type Project,
  type RelationRef,
  relationsOf,
} from '../model/index.ts';

/**
 * What is selected: any number of models, areas and notes, at most one
 * relation; within a model that is selected alone, at most one of its properties.
 */
export interface Selection extends CanvasItems {
  readonly relation: RelationRef | null;
  /** The name of the property that is selected in the one selected model, in its file or not. */
  readonly property: string | null;
}

export const emptySelection: Selection = { models: [], areas: [], notes: [], relation: null, property: null };

const itemKinds = ['models', 'areas', 'notes'] as const;

/** Whether two selections hold the same things in the same order. */
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
 * vanished is dropped, and a relation or a property whose name changed (a
 * derived one, when its target was renamed) is followed to its new name. The
 * same object where nothing changed.
 */
export function followSelection(selection: Selection, before: Project, after: Project): Selection {
  if (before === after || (countItems(selection) === 0 && selection.relation === null)) return selection;
  const relation = selection.relation && followRelation(selection.relation, before, after);
  const items = { ...presentItems(selection, after), relation };
  const followed = { ...items, property: followProperty(selection, before, after) };
  return isSameSelection(selection, followed) ? selection : followed;
}

/** Keeps of a wished selection what the project has, each thing once. */
export function toSelection(wish: Partial<Selection>, project: Project): Selection {
  const { relation = null, property = null } = wish;
  const isThere = relation !== null && relationNames(project, relation.modelId).includes(relation.name);
  const items = { ...presentItems(wish, project), relation: isThere ? relation : null };
  const modelId = onlyModel(items);
  const hasProperty =
    property !== null && modelId !== null && propertyNames(project, modelId).includes(property);
  return { ...items, property: hasProperty ? property : null };
}

/** The model that is selected and nothing beside it; else null. */
function onlyModel(selection: Omit<Selection, 'property'>): ModelId | null {
  const [modelId] = selection.models;
  return modelId !== undefined && countItems(selection) === 1 && selection.relation === null ? modelId : null;
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

function followProperty(selection: Selection, before: Project, after: Project): string | null {
  const { property } = selection;
  const modelId = onlyModel(selection);
  if (property === null || modelId === null) return null;
  const namesAfter = propertyNames(after, modelId);
  if (namesAfter.includes(property)) return property;
  return renamedTo(property, propertyNames(before, modelId), namesAfter);
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

function propertyNames(project: Project, modelId: ModelId): readonly string[] {
  return describeProperties(project, modelId).map(({ name }) => name);
}

function relationNames(project: Project, modelId: ModelId): readonly string[] {
  return relationsOf(project, modelId).map(({ ref }) => ref.name);
}
