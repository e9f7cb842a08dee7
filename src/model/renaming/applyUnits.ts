import { byId } from '../../lib/byId.ts';
import { addTo, groupBy } from '../../lib/groups.ts';
import { isJsonObject, type JsonValue } from '../../lib/json.ts';
import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import { editDefinition, editModels, withDefinition } from '../commands/edit.ts';
import { followPropertyNames, type RenamedProperty } from '../commands/followPropertyNames.ts';
import type { RenamedRelation } from '../commands/followRelationNames.ts';
import { withRelationsRenamed } from '../commands/keepDerived.ts';
import { withProperties, withSetting } from '../definitionEdits.ts';
import { describeProperties } from '../describeProperties.ts';
import { isInLineage } from '../lineage.ts';
import { pluralOfModel } from '../modelFacts.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel, lineageOf } from '../projectIndex.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { restPathOf } from '../restPath.ts';
import { propertiesOf, settingOf } from '../settings.ts';
import { derivesJoinKeys, ownJoinOf, withJoinPreserved } from './joinModels.ts';
import type { ModelRename } from './modelRename.ts';
import type { NameChange, NameUnit } from './nameUnit.ts';
import {
  allNameUses,
  type NameUse,
  nameUsesOf,
  type OwnedName,
  relationOwnedBy,
  relationsSameIn,
} from './nameUses.ts';
import { tablesOf, withTableWritten } from './tableNames.ts';
import { withNamesWritten } from './writeName.ts';

/**
 * Renames a model and changes the given names with it. Every other key, relation
 * name, path and table stays the same: if LoopBack would derive another one from
 * the new name, the old one is written into the definition.
 */
export function withUnitsRenamed(rename: ModelRename, units: readonly NameUnit[]): Project {
  const changes = units.map(({ change }) => change);
  const set = changes.reduce(
    (project, change) => withSettingChanged(project, rename, change),
    rename.referenced,
  );
  const moves = changes.filter((change) => change.of === 'relation');
  const named = isFollowed(rename, set, moves) ? rename.followed : withRelationsRenamed(set, moves);
  const keyed = withKeys(rename, named, changes);
  return withFile(withTables(rename, withPaths(rename, keyed, changes), changes), rename, changes);
}

/** Returns whether exactly those relations are renamed for which `followed` has the result. */
function isFollowed(
  { referenced, derived }: ModelRename,
  set: Project,
  moves: readonly RenamedRelation[],
): boolean {
  return (
    set === referenced &&
    moves.length === derived.length &&
    moves.every(({ ref, to }, index) => ref === derived[index]?.ref && to === derived[index]?.to)
  );
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

/** Changes the keys of relations and everything that refers to them. */
function withKeys(rename: ModelRename, named: Project, changes: readonly NameChange[]): Project {
  const { before } = rename;
  const uses = allNameUses(before);
  const keys = new Map(changes.flatMap((change) => (change.of === 'key' ? [[change.group, change.to]] : [])));
  const moved = new Map(
    changes.flatMap((change) => (change.of === 'relation' ? [[refKey(change.ref), change.to]] : [])),
  );
  const wantedOf = ({ group, name }: NameUse): string => keys.get(group) ?? name.value;
  const movedTo = ({ ref }: ResolvedRelation): string | undefined =>
    moved.size === 0 ? undefined : moved.get(refKey(ref));
  const ownedOf = ({ relation }: Pick<NameUse, 'relation'>): OwnedName => ({
    ownerId: relation.owner.id,
    name: movedTo(relation) ?? relation.ref.name,
  });
  const declared = withPropertiesRenamed(named, uses, keys);
  const joined = joinedUses(rename, uses).reduce((project, use) => {
    const first = nameUsesOf(use.relation).find(({ attribute }) => attribute === 'foreignKey');
    const foreignKey = first === undefined ? null : wantedOf(first);
    const owned = ownedOf(use);
    const definition = relationOwnedBy(declared, owned)?.definition;
    if (definition === undefined) return project;
    const wanted = { before: use.relation, owned, definition, foreignKey, keyThrough: wantedOf(use) };
    return withJoinPreserved(before, project, wanted);
  }, declared);
  const same = relationsSameIn(joined);
  const written = withNamesWritten(
    joined,
    uses
      .filter((use) => !same.has(use.relation) || wantedOf(use) !== use.name.value)
      .map((use) => ({ ...ownedOf(use), attribute: use.attribute, wanted: wantedOf(use) })),
  );
  return followPropertyNames(written, renamedProperties(written, uses, keys));
}

/** Returns the relations whose keys LoopBack may derive anew, then those that may share a join model with them. */
function joinedUses(rename: ModelRename, uses: readonly NameUse[]): readonly NameUse[] {
  const joined = uses.filter(
    ({ relation, attribute }) => attribute === 'keyThrough' && derivesJoinKeys(relation),
  );
  const isAffected = ({ relation: { owner, target, through } }: NameUse): boolean =>
    [owner, target, through].some((end) => isRenamedOrExtends(rename, end));
  const sharing = joined.filter((use) => !isAffected(use) && ownJoinOf(use.relation) !== null);
  return [...joined.filter(isAffected), ...sharing];
}

const refKey = (ref: { readonly modelId: string; readonly name: string }): string =>
  JSON.stringify([ref.modelId, ref.name]);

/** Returns whether an end of a relation is the renamed model or extends it. */
function isRenamedOrExtends({ before, entry }: ModelRename, end: ModelEntry | null): boolean {
  return end !== null && isInLineage(lineageOf(before, end.definition), entry.definition);
}

/** Renames the declarations of the keys that change. */
function withPropertiesRenamed(
  project: Project,
  uses: readonly NameUse[],
  keys: ReadonlyMap<string, string>,
): Project {
  const byHolder = new Map<ModelId, { readonly from: string; readonly to: string }[]>();
  for (const { group, holderId, name } of uses) {
    const to = keys.get(group);
    if (to !== undefined && holderId !== null) addTo(byHolder, holderId, { from: name.value, to });
  }
  return editModels(project, (entry) => {
    const renamed = byHolder.get(entry.id) ?? [];
    const properties = renamed.reduce(
      (result, { from, to }) => (hasOwn(result, to) ? result : withKeyRenamed(result, from, to)),
      propertiesOf(entry.definition),
    );
    return withDefinition(entry, withProperties(entry.definition, properties));
  });
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
  return [...groupBy([...renamed.values()], ({ modelId }) => modelId)].flatMap(([modelId, own]) => {
    if (findModel(project, modelId) === null) return [];
    const names = new Set(describeProperties(project, modelId).map(({ name }) => name));
    // If the model still has a property with the old name, references mean that one.
    return own.filter(({ from }) => !names.has(from));
  });
}

/** Preserves the paths of the model and of the models that inherit the setting written for it. */
function withPaths(rename: ModelRename, project: Project, changes: readonly NameChange[]): Project {
  if (changes.some(({ of }) => of === 'path' || of === 'setting')) return project;
  return withEachPreserved(rename, project, withPathPreserved);
}

/**
 * Writes the setting that preserves a name into the model, then into the models
 * that extend it. The extending models are written in one pass. A model that
 * happened to inherit the right value may lose it when its base is written, so
 * the pass repeats until nothing changes.
 */
function withEachPreserved(
  rename: ModelRename,
  project: Project,
  preserve: (before: Project, project: Project, original: ModelEntry, current: ModelEntry) => ModelEntry,
): Project {
  const { before, entry } = rename;
  const preserveAll = (from: Project, originals: ReadonlyMap<ModelId, ModelEntry>): Project =>
    editModels(from, (current) => {
      const original = originals.get(current.id);
      return original === undefined ? current : preserve(before, from, original, current);
    });
  let result = preserveAll(project, new Map([[entry.id, entry]]));
  if (result === project) return project;
  const extending = byId(
    before.models.filter((model) => model !== entry && isRenamedOrExtends(rename, model)),
  );
  for (let previous = project; previous !== result; ) {
    previous = result;
    result = preserveAll(previous, extending);
  }
  return result;
}

function withPathPreserved(
  before: Project,
  project: Project,
  original: ModelEntry,
  current: ModelEntry,
): ModelEntry {
  const path = restPathOf(before, original);
  if (path === null || restPathOf(project, current) === path) return current;
  return withDefinition(current, withSetting(current.definition, 'plural', pluralOfModel(before, original)));
}

/** Preserves tables and collections in the same way. */
function withTables(rename: ModelRename, project: Project, changes: readonly NameChange[]): Project {
  if (changes.some(({ of }) => of === 'table')) return project;
  return withEachPreserved(rename, project, withTablesPreserved);
}

function withTablesPreserved(
  before: Project,
  project: Project,
  original: ModelEntry,
  current: ModelEntry,
): ModelEntry {
  const present = tablesOf(project, current).known;
  return tablesOf(before, original).known.reduce((result, table) => {
    const changed = present.find(({ setting }) => setting === table.setting);
    if (!changed || changed.name === table.name) return result;
    return withDefinition(result, withTableWritten(result, table).definition);
  }, current);
}

/** Restores the old path of the file unless the file is to follow the name. */
function withFile(
  project: Project,
  { entry: { id, path }, path: to }: ModelRename,
  changes: readonly NameChange[],
): Project {
  if (to === path || changes.some(({ of }) => of === 'file')) return project;
  return editModels(project, (model) => (model.id === id ? { ...model, path } : model));
}
