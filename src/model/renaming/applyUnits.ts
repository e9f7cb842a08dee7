import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import { editDefinition, editModels, editProperties, withDefinition } from '../commands/edit.ts';
import { followPropertyNames, type RenamedProperty } from '../commands/followPropertyNames.ts';
import { withRelationsRenamed } from '../commands/keepDerived.ts';
import { withSetting } from '../definitionEdits.ts';
import { describeProperties } from '../describeProperties.ts';
import { pluralOfModel } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModel, lineageOf } from '../projectIndex.ts';
import { restPathOf } from '../restPath.ts';
import { settingOf } from '../settings.ts';
import { hasGuessedJoin, withJoinKept } from './joinModels.ts';
import type { ModelRename } from './modelRename.ts';
import type { NameChange, NameUnit } from './nameUnit.ts';
import { allNameUses, type NameUse, type OwnedName, relationOwnedBy } from './nameUses.ts';
import { tablesOf, withTableWritten } from './tableNames.ts';
import { withNamesWritten } from './writeName.ts';

/**
 * Renames a model and changes the given names with it. Every other key, name
 * of a relation, path and table is afterwards what it was: where LoopBack would
 * make another one of the new name, it is written down.
 */
export function withUnitsRenamed(rename: ModelRename, units: readonly NameUnit[]): Project {
  const changes = units.map(({ change }) => change);
  const set = changes.reduce(
    (project, change) => withSettingChanged(project, rename, change),
    rename.referenced,
  );
  const moves = changes.filter((change) => change.of === 'relation');
  const named = withRelationsRenamed(set, moves);
  const keyed = withKeys(rename, named, changes);
  return withFile(withTables(rename, withPaths(rename, keyed, changes), changes), rename, changes);
}

function withSettingChanged(project: Project, { entry }: ModelRename, change: NameChange): Project {
  if (change.of === 'setting') {
    const { key, value } = change;
    return editDefinition(project, entry.id, (definition) => withSetting(definition, key, value));
  }
  if (change.of !== 'principal') return project;
  const { modelId, index, to } = change;
  return editDefinition(project, modelId, (definition) => {
    const acls = settingOf(definition, 'acls');
    if (!Array.isArray(acls)) return definition;
    const renamed = acls.map((acl: JsonValue, at) =>
      at === index && isJsonObject(acl) ? { ...acl, principalId: to } : acl,
    );
    return withSetting(definition, 'acls', renamed);
  });
}

/** The keys of relations, and what names them. */
function withKeys(rename: ModelRename, named: Project, changes: readonly NameChange[]): Project {
  const { before } = rename;
  const uses = allNameUses(before);
  const keys = new Map(changes.flatMap((change) => (change.of === 'key' ? [[change.group, change.to]] : [])));
  const moved = new Map(
    changes.flatMap((change) => (change.of === 'relation' ? [[refKey(change.ref), change.to]] : [])),
  );
  const wantedOf = ({ group, name }: NameUse): string => keys.get(group) ?? name.value;
  const ownedOf = ({ relation: { owner, ref } }: Pick<NameUse, 'relation'>): OwnedName => ({
    ownerId: owner.id,
    name: moved.get(refKey(ref)) ?? ref.name,
  });
  const declared = withPropertiesRenamed(named, uses, keys);
  const joined = uses
    .filter(({ relation, attribute }) => attribute === 'foreignKey' && hasGuessedJoin(relation))
    .filter(({ relation: { owner, target, through } }) =>
      [owner, target, through].some((end) => isOf(rename, end)),
    )
    .reduce((project, use) => {
      const second = uses.find((each) => each.relation === use.relation && each.attribute === 'keyThrough');
      const keyThrough = second === undefined ? '' : wantedOf(second);
      const owned = ownedOf(use);
      const definition = relationOwnedBy(declared, owned)?.definition;
      if (definition === undefined) return project;
      const wanted = { before: use.relation, owned, definition, foreignKey: wantedOf(use), keyThrough };
      return withJoinKept(before, project, wanted);
    }, declared);
  const written = withNamesWritten(
    joined,
    uses.map((use) => ({ ...ownedOf(use), attribute: use.attribute, wanted: wantedOf(use) })),
  );
  return followPropertyNames(written, renamedProperties(written, uses, keys));
}

const refKey = (ref: { readonly modelId: string; readonly name: string }): string =>
  JSON.stringify([ref.modelId, ref.name]);

/** Whether an end of a relation is the renamed model or extends it. */
function isOf({ before, entry }: ModelRename, end: ModelEntry | null): boolean {
  return end !== null && lineageOf(before, end.definition).includes(entry.definition);
}

/** The declarations of the keys that change. */
function withPropertiesRenamed(
  project: Project,
  uses: readonly NameUse[],
  keys: ReadonlyMap<string, string>,
): Project {
  return uses.reduce((result, { group, holderId, name }) => {
    const to = keys.get(group);
    if (to === undefined || holderId === null) return result;
    return editProperties(result, holderId, (properties) =>
      hasOwn(properties, to) ? properties : withKeyRenamed(properties, name.value, to),
    );
  }, project);
}

function renamedProperties(
  project: Project,
  uses: readonly NameUse[],
  keys: ReadonlyMap<string, string>,
): readonly RenamedProperty[] {
  const renamed = new Map<string, RenamedProperty>();
  for (const { group, holderId, name } of uses) {
    const to = keys.get(group);
    if (to !== undefined && holderId !== null)
      renamed.set(group, { modelId: holderId, from: name.value, to });
  }
  // A name that the model goes on having means what is there now.
  return [...renamed.values()].filter(({ modelId, from }) => {
    const holder = findModel(project, modelId);
    if (holder === null) return false;
    return describeProperties(project, modelId).every(({ name }) => name !== from);
  });
}

/** Paths that are not to change: of the model, and of those that inherit what is written down for it. */
function withPaths(rename: ModelRename, project: Project, changes: readonly NameChange[]): Project {
  const { before, entry } = rename;
  if (changes.some(({ of }) => of === 'path' || of === 'setting')) return project;
  const kept = withPathKept(before, project, entry);
  if (kept === project) return project;
  return before.models
    .filter((model) => model !== entry && isOf(rename, model))
    .reduce((result, model) => withPathKept(before, result, model), kept);
}

function withPathKept(before: Project, project: Project, entry: ModelEntry): Project {
  const now = findModel(project, entry.id);
  const path = restPathOf(before, entry);
  if (now === null || path === null || restPathOf(project, now) === path) return project;
  const plural = pluralOfModel(before, entry);
  return editDefinition(project, entry.id, (definition) => withSetting(definition, 'plural', plural));
}

/** Tables and collections that are not to change, in the same way. */
function withTables(rename: ModelRename, project: Project, changes: readonly NameChange[]): Project {
  const { before, entry } = rename;
  if (changes.some(({ of }) => of === 'table')) return project;
  const kept = withTableKept(before, project, entry);
  if (kept === project) return project;
  return before.models
    .filter((model) => model !== entry && isOf(rename, model))
    .reduce((result, model) => withTableKept(before, result, model), kept);
}

function withTableKept(before: Project, project: Project, entry: ModelEntry): Project {
  return tablesOf(before, entry).known.reduce((result, table) => {
    const now = findModel(result, entry.id);
    const changed = now && tablesOf(result, now).known.find(({ setting }) => setting === table.setting);
    if (!now || !changed || changed.name === table.name) return result;
    const written = withTableWritten(now, table);
    return editModels(result, (model) => (model === now ? withDefinition(model, written.definition) : model));
  }, project);
}

function withFile(project: Project, { entry }: ModelRename, changes: readonly NameChange[]): Project {
  const file = changes.find((change) => change.of === 'file');
  if (file === undefined) return project;
  return editModels(project, (model) => (model.id === entry.id ? { ...model, path: file.to } : model));
}
