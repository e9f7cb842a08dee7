import { groupBy } from '../../lib/groups.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { type Dictionary, hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { ModelDefinition, PropertyDefinition, RelationDefinition } from '../definition.ts';
import { withProperties, withRelations, withSetting } from '../definitionEdits.ts';
import { describeProperties } from '../describeProperties.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel, findModelByName, lineageDefinitionsOf } from '../projectIndex.ts';
import { declares, isExcluded } from '../propertyType.ts';
import { polymorphicKeysOf } from '../relations/polymorphic.ts';
import { allRelations, inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import type { DerivedName, ResolvedRelation } from '../relations/relationKind.ts';
import { propertiesOf, relationsIn, settingOf } from '../settings.ts';
import { editModels, withDefinition } from './edit.ts';
import {
  type FilterWords,
  inNames,
  mapList,
  mapObject,
  type PropertyNames,
  renameInFilter,
} from './renameInFilter.ts';

/** A property, declared or added as a key, that has a new name. */
export interface RenamedProperty {
  readonly modelId: ModelId;
  readonly from: string;
  readonly to: string;
}

/**
 * Updates everything that names a renamed property: lists of hidden and
 * protected ones, attributes, indexes, access rules, scopes of models and of
 * relations, and the `properties` and `primaryKey` of relations; those of
 * subclasses too.
 *
 * @param project in which the properties have their new names
 */
export function followPropertyNames(project: Project, renamed: readonly RenamedProperty[]): Project {
  if (renamed.length === 0) return project;
  const words = wordsOf(project, renamed);
  return editModels(project, (entry) => withDefinition(entry, withNames(project, entry, words)));
}

/**
 * Does the same for foreign keys, and for properties with embedded rows, that a
 * change renamed while every relation stayed in its place. Where the model still has a property of the old name,
 * that name now means this property and is left alone.
 */
export function followKeyNames(before: Project, after: Project): Project {
  if (before.models === after.models) return after;
  const now = allRelations(after);
  const renamed = allRelations(before).flatMap((relation, index) => {
    const changed = now[index];
    if (!changed || changed.keyHolder?.id !== relation.keyHolder?.id) return [];
    const { owner, keyHolder } = changed;
    return [
      ...renamedBy(after, keyHolder, relation.foreignKey, changed.foreignKey),
      ...renamedBy(after, keyHolder, relation.keyThrough, changed.keyThrough),
      ...renamedBy(after, keyHolder, discriminatorOf(relation), discriminatorOf(changed)),
      ...renamedBy(after, owner, relation.storedIn, changed.storedIn),
    ];
  });
  return followPropertyNames(after, renamed);
}

function renamedBy(
  after: Project,
  holder: ModelEntry | null,
  before: Pick<DerivedName, 'value'> | null,
  changed: Pick<DerivedName, 'value'> | null,
): readonly RenamedProperty[] {
  if (holder === null || before === null || changed === null || before.value === changed.value) return [];
  if (describeProperties(after, holder.id).some(({ name }) => name === before.value)) return [];
  return [{ modelId: holder.id, from: before.value, to: changed.value }];
}

/** The discriminator is in the same rows as the key. */
function discriminatorOf({ definition, ref }: ResolvedRelation): Pick<DerivedName, 'value'> | null {
  const keys = polymorphicKeysOf(definition, ref.name);
  return keys && { value: keys.discriminator };
}

function wordsOf(project: Project, renamed: readonly RenamedProperty[]): FilterWords {
  const names = new Map<string, PropertyNames>();
  const byDefinition = groupBy(renamed, ({ modelId }) => findModel(project, modelId)?.definition);
  for (const entry of project.models) {
    const line = lineageDefinitionsOf(project, entry.definition);
    const own = line.flatMap((declaring) =>
      (byDefinition.get(declaring) ?? []).filter(({ from }) => hasFrom(line, declaring, from)),
    );
    if (own.length > 0) names.set(entry.definition.name, new Map(own.map(({ from, to }) => [from, to])));
  }
  return {
    namesOf: (modelName) => names.get(modelName),
    targetOf(modelName, relationName) {
      const entry = findModelByName(project, modelName);
      if (entry === null) return '';
      const relations = [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)];
      return relations.find(({ ref }) => ref.name === relationName)?.targetName ?? '';
    },
  };
}

/** Whether a model inherits the property from that base. One that it, or a nearer base, declares again is another. */
function hasFrom(
  line: readonly ModelDefinition[],
  declaring: ModelDefinition | undefined,
  name: string,
): boolean {
  const depth = declaring === undefined ? -1 : line.indexOf(declaring);
  return depth >= 0 && !line.slice(0, depth).some((each) => declares(each, name));
}

const lists = ['hidden', 'hiddenProperties', 'protected', 'protectedProperties', 'excludeBaseProperties'];

function withNames(project: Project, entry: ModelEntry, words: FilterWords): ModelDefinition {
  const { definition } = entry;
  const own = words.namesOf(definition.name);
  const relations = relationsIn(definition);
  const resolved = new Map(relationsOf(project, entry.id).map((relation) => [relation.ref.name, relation]));
  let result = withRelations(
    definition,
    mapObject(relations as JsonObject, (name, value) => {
      const relation = resolved.get(name);
      return relation ? inRelation(words, relation) : value;
    }) as Readonly<Record<string, RelationDefinition>>,
  );
  const change = (key: string, rename: (value: JsonValue) => JsonValue): void => {
    const value = settingOf(result, key);
    if (value === undefined) return;
    const changed = rename(value);
    if (changed !== value) result = withSetting(result, key, changed);
  };
  if (own) {
    result = withProperties(result, withExcludedRenamed(propertiesOf(result), own));
    for (const key of lists) change(key, (value) => inNames(own, value));
    change('attributes', (value) => (isJsonObject(value) ? inNames(own, value) : value));
    change('indexes', (value) => inIndexes(own, value));
    change('acls', (value) => inAcls(own, value));
  }
  change('scope', (value) => renameInFilter(words, value, definition.name));
  change('scopes', (value) =>
    isJsonObject(value)
      ? mapObject(value, (_, scope) => renameInFilter(words, scope, definition.name))
      : value,
  );
  return result;
}

/** `{"email": false}` leaves out a property of the base. */
function withExcludedRenamed(
  properties: Dictionary<PropertyDefinition>,
  names: PropertyNames,
): Dictionary<PropertyDefinition> {
  return Object.entries(properties).reduce((result, [name, value]) => {
    const to = names.get(name);
    return to === undefined || !isExcluded(value) || hasOwn(result, to)
      ? result
      : withKeyRenamed(result, name, to);
  }, properties);
}

/** `{"byCustomer": {"keys": {"customerId": 1}}}`, `{"columns": "customerId, date"}`, or the keys alone. */
function inIndexes(names: PropertyNames, indexes: JsonValue): JsonValue {
  if (!isJsonObject(indexes)) return indexes;
  return mapObject(indexes, (_, index) => {
    if (!isJsonObject(index)) return index;
    if (index['keys'] === undefined && index['columns'] === undefined) return inNames(names, index);
    return mapObject(index, (part, value) => {
      if (part === 'columns' && typeof value === 'string') return inColumns(names, value);
      return part === 'keys' || part === 'columns' ? inNames(names, value) : value;
    });
  });
}

function inColumns(names: PropertyNames, columns: string): string {
  return columns.replace(/[^,\s]+/g, (column) => names.get(column) ?? column);
}

function inAcls(names: PropertyNames, acls: JsonValue): JsonValue {
  if (!Array.isArray(acls)) return acls;
  return mapList(acls, (acl) =>
    isJsonObject(acl)
      ? mapObject(acl, (key, value) => (key === 'property' ? inNames(names, value) : value))
      : acl,
  );
}

function inRelation(words: FilterWords, relation: ResolvedRelation): JsonObject {
  const { definition, targetName, owner, kind } = relation;
  const ownNames = words.namesOf(owner.definition.name);
  const targetNames = words.namesOf(targetName ?? '');
  const [pointed] = kind?.pointedKeys(definition) ?? [];
  const pointedNames = pointed?.on === 'owner' ? ownNames : targetNames;
  return mapObject(definition, (key, value) => {
    if (key === 'scope') return renameInFilter(words, value, targetName ?? '');
    if (key === 'primaryKey' && pointedNames) return inNames(pointedNames, value);
    if (key !== 'properties') return value;
    const { options } = definition;
    const isInverted = isJsonObject(options) && Boolean(options['invertProperties']);
    return isInverted ? inCopied(value, targetNames, ownNames) : inCopied(value, ownNames, targetNames);
  });
}

/** Renames in the properties that a relation copies: a list where both sides use the same names, else `{"from": "to"}`. */
function inCopied(
  value: JsonValue,
  fromNames: PropertyNames | undefined,
  toNames: PropertyNames | undefined,
): JsonValue {
  const rename = (names: PropertyNames | undefined, name: string): string => names?.get(name) ?? name;
  if (isJsonObject(value)) {
    const targets = mapObject(value, (_, to) => (typeof to === 'string' ? rename(toNames, to) : to));
    return fromNames ? inNames(fromNames, targets) : targets;
  }
  if (!Array.isArray(value)) return value;
  const names = value.filter((name: JsonValue) => typeof name === 'string');
  if (names.every((name) => rename(fromNames, name) === name && rename(toNames, name) === name)) return value;
  const pairs = names.map((name) => [rename(fromNames, name), rename(toNames, name)] as const);
  return pairs.every(([from, to]) => from === to) ? pairs.map(([from]) => from) : Object.fromEntries(pairs);
}
