import { hasOwn } from '../../lib/own.ts';
import type { RenamedRelation } from '../commands/followRelationNames.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { restPathOf } from '../restPath.ts';
import { propertiesOf } from '../settings.ts';
import type { ModelRename } from './modelRename.ts';
import type { CustomNames, NamePlace, NameUnit } from './nameUnit.ts';
import { type NameUse, nameUsesByGroup, relationsSameIn } from './nameUses.ts';
import { tablesOf } from './tableNames.ts';
import { nameInForce } from './writeName.ts';

/**
 * Returns the names that are derived from a model's old name, or contain it, and
 * may change with it.
 *
 * @param custom the names that the user chose (see customNamesOf); null leaves them out
 */
export function nameUnitsOf(rename: ModelRename, custom: CustomNames | null): readonly NameUnit[] {
  const { before, entry, derived, followed } = rename;
  return [
    ...derived.map((each) => relationUnit(each, false)),
    ...keyUnits(rename, custom?.replace ?? null),
    ...pathUnits(before, followed, entry),
    ...tableUnits(before, followed, entry),
    ...fileUnits(rename),
    ...(custom?.units ?? []),
  ];
}

/** Returns the unit for the name of a relation. */
export function relationUnit({ ref, to }: RenamedRelation, isCustom: boolean): NameUnit {
  const place = { modelId: ref.modelId, place: `relations.${ref.name}`, before: ref.name, after: to };
  return {
    id: JSON.stringify(['relation', ref.modelId, ref.name]),
    isCustom,
    places: [place],
    change: { of: 'relation', ref, to },
  };
}

/** Returns one unit for each property of stored rows: all relations that name it, and its own declaration. */
function keyUnits(rename: ModelRename, replace: CustomNames['replace'] | null): readonly NameUnit[] {
  const { before, derived, followed } = rename;
  const renamedTo = new Map<ModelId, Map<string, string>>();
  for (const { ref, to } of derived) {
    const ofModel = renamedTo.get(ref.modelId) ?? new Map<string, string>();
    renamedTo.set(ref.modelId, ofModel.set(ref.name, to));
  }
  const currentNameOf = ({ relation: { ref, owner }, attribute }: NameUse): string | undefined => {
    const name = renamedTo.get(ref.modelId)?.get(ref.name) ?? ref.name;
    return nameInForce(followed, { ownerId: owner.id, name }, attribute);
  };
  const taken = new Map<ModelId, Set<string>>();
  const same = relationsSameIn(followed);
  return [...nameUsesByGroup(before).values()].flatMap((uses): readonly NameUnit[] => {
    const [first] = uses;
    if (first === undefined) return [];
    // The cost of a typed letter must not grow with the names that it leaves.
    if (replace === null && uses.every(({ relation }) => same.has(relation))) return [];
    const { holderId, group, name } = first;
    const from = name.value;
    if (replace === null && uses.every((use) => currentNameOf(use) === from)) return [];
    const holder = holderId === null ? null : findModel(before, holderId);
    const isDeclared = holder !== null && hasOwn(propertiesOf(holder.definition), from);
    const { to, isCustom } = targetOf(uses, currentNameOf, isDeclared, replace);
    if (to === from || (isCustom && replace === null)) return [];
    if (holder !== null && !reserveName(before, taken, holder, to)) return [];
    const written = uses.filter(({ relation: { owner, ref } }) => owner.id === ref.modelId);
    const places = (written.length > 0 ? written : uses).map(({ relation, attribute }): NamePlace => {
      const place = `relations.${relation.ref.name}.${attribute}`;
      return { modelId: relation.owner.id, place, before: from, after: to };
    });
    const declared = { modelId: holderId ?? '', place: `properties.${from}`, before: from, after: to };
    const [head, ...rest] = isDeclared ? [...places, declared] : places;
    if (head === undefined) return [];
    const change = { of: 'key', group, holderId, to } as const;
    return [{ id: JSON.stringify(['key', group]), isCustom, places: [head, ...rest], change }];
  });
}

/** Returns the new name of a property, and whether the user chose the old one. */
function targetOf(
  uses: readonly NameUse[],
  currentNameOf: (use: NameUse) => string | undefined,
  isDeclared: boolean,
  replace: CustomNames['replace'] | null,
): { readonly to: string; readonly isCustom: boolean } {
  const from = uses[0]?.name.value ?? '';
  const now = uses.map((use) => currentNameOf(use) ?? from);
  // A hasAndBelongsToMany cannot name its keys, so the other relations have to follow it.
  const forced = now.find((name, index) => name !== from && !isWritable(uses[index]));
  if (forced !== undefined) return { to: forced, isCustom: false };
  const [first = from] = now;
  const follows = now.find((name) => name !== from);
  if (follows === undefined) return { to: replace?.(from) ?? from, isCustom: true };
  return { to: follows, isCustom: isDeclared || now.some((name) => name !== first) };
}

const isWritable = (use: NameUse | undefined): boolean =>
  use?.relation.kind?.attributes.includes(use.attribute) ?? false;

/** Reserves a property name of a model; returns false if the name is taken. */
function reserveName(
  project: Project,
  taken: Map<ModelId, Set<string>>,
  holder: ModelEntry,
  name: string,
): boolean {
  const names =
    taken.get(holder.id) ?? new Set(describeProperties(project, holder.id).map((property) => property.name));
  taken.set(holder.id, names);
  if (names.has(name)) return false;
  names.add(name);
  return true;
}

function pathUnits(before: Project, followed: Project, entry: ModelEntry): readonly NameUnit[] {
  const now = findModel(followed, entry.id);
  const from = restPathOf(before, entry);
  const to = now && restPathOf(followed, now);
  if (from === null || to === null || from === to) return [];
  const place = { modelId: entry.id, place: 'REST path', before: from, after: to };
  return [{ id: 'path', isCustom: false, places: [place], change: { of: 'path' } }];
}

function tableUnits(before: Project, followed: Project, entry: ModelEntry): readonly NameUnit[] {
  const now = findModel(followed, entry.id);
  const tables = now === null ? [] : tablesOf(followed, now).known;
  const [head, ...rest] = tablesOf(before, entry).known.flatMap((table): readonly NamePlace[] => {
    const changed = tables.find(({ setting }) => setting === table.setting);
    if (changed === undefined || changed.name === table.name) return [];
    const place = `${table.setting}.${table.key}`;
    return [{ modelId: entry.id, place, before: table.name, after: changed.name }];
  });
  if (head === undefined) return [];
  return [{ id: 'table', isCustom: false, places: [head, ...rest], change: { of: 'table' } }];
}

/** Returns the unit of the model's file if it is named after the model. */
export function fileUnits({ entry, path }: ModelRename): readonly NameUnit[] {
  if (path === entry.path) return [];
  const place = { modelId: entry.id, place: 'file', before: entry.path, after: path };
  return [{ id: 'file', isCustom: false, places: [place], change: { of: 'file' } }];
}
