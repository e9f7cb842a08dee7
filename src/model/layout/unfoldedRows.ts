import { memoByKey } from '../../lib/memo.ts';
import { describeProperties, type PropertyView } from '../describeProperties.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { isBuiltInType } from '../propertyType.ts';

/** A property in a box. */
export interface PropertyRow extends PropertyView {
  /** Whether the properties that it holds are shown below it; missing where its type is not a model. */
  readonly isUnfolded?: boolean;
  /** The path of the row that it is shown below: "_address". Missing for the model's own rows. */
  readonly within?: string;
}

/** Identifies a row of a box: "street", or "_address.street" below another row. */
export const pathOfRow = ({ within, name }: Pick<PropertyRow, 'within' | 'name'>): string =>
  within === undefined ? name : `${within}.${name}`;

/** How many rows it is shown below: 0 for the model's own. */
export const depthOfRow = ({ within }: Pick<PropertyRow, 'within'>): number => within?.split('.').length ?? 0;

/** The names of models that may be the types of properties; null where all types are built in. */
const typesOf = memoByKey((properties: readonly PropertyView[]): readonly string[] | null => {
  const types = properties.map(({ typeLabel }) => innerType(typeLabel));
  return types.every(isBuiltInType) ? null : types;
});

/** Returns the model whose rows each property holds, by the index of the property. */
function heldModels(project: Project, properties: readonly PropertyView[]): readonly (ModelEntry | null)[] {
  return typesOf(properties)?.map((type) => findModelByName(project, type)) ?? [];
}

/** Returns the model of the project whose rows a property holds, alone or in a list; null where its type is not one. */
export function modelHeldIn(project: Project, { typeLabel }: PropertyView): ModelEntry | null {
  return isBuiltInType(innerType(typeLabel)) ? null : findModelByName(project, innerType(typeLabel));
}

const innerType = (label: string): string => label.replace(/^\[+|\]+$/g, '');

const latest = new WeakMap<readonly PropertyView[], readonly PropertyRow[]>();

/**
 * Adds to the properties of a box what the unfolded ones hold. A model that holds
 * itself, directly or through others, is not unfolded again. Returns the same
 * list while nothing in it changes.
 */
export function unfoldedRows(
  project: Project,
  modelId: ModelId,
  properties: readonly PropertyView[],
): readonly PropertyRow[] {
  if (!heldModels(project, properties).some((held) => held !== null && held.id !== modelId))
    return properties;
  const unfolded = new Set(project.unfolded?.get(modelId));
  const rowsOf = (
    views: readonly PropertyView[],
    around: readonly ModelId[],
    within?: string,
  ): readonly PropertyRow[] => {
    const held = heldModels(project, views);
    return views.flatMap((view, index) => {
      const { from: _from, ...bare } = view;
      const row: PropertyRow = within === undefined ? view : { ...bare, within };
      const model = held[index] ?? null;
      if (model === null || around.includes(model.id)) return row;
      const path = pathOfRow(row);
      const isUnfolded = unfolded.has(path);
      const inner = isUnfolded
        ? rowsOf(describeProperties(project, model.id), [...around, model.id], path)
        : [];
      return [{ ...row, isUnfolded }, ...inner];
    });
  };
  const rows = rowsOf(properties, [modelId]);
  const before = latest.get(properties);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(rows)) return before;
  latest.set(properties, rows);
  return rows;
}

/**
 * Keeps rows unfolded whose properties a change renames: each keeps its place in
 * the list of properties. What was removed stays in the list without effect.
 */
export function followUnfolded(before: Project, after: Project): Project {
  const { unfolded } = after;
  if (unfolded === undefined || before.models === after.models) return after;
  const follow = (modelId: ModelId, path: string): string => {
    let id: ModelId | undefined = modelId;
    const names = path.split('.').map((name) => {
      if (id === undefined) return name;
      const was = describeProperties(before, id);
      const now = describeProperties(after, id);
      const index = was.findIndex((view) => view.name === name);
      id = heldModels(before, was)[index]?.id;
      const next = now[index]?.name;
      return next === undefined || hasName(now, name) || hasName(was, next) ? name : next;
    });
    return names.join('.');
  };
  const followed = [...unfolded].map(([id, paths]) => [id, paths.map((path) => follow(id, path))] as const);
  return { ...after, unfolded: new Map(followed) };
}

const hasName = (views: readonly PropertyView[], wanted: string): boolean =>
  views.some(({ name }) => name === wanted);
