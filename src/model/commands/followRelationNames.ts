import { isSameJson } from '../../lib/equal.ts';
import { groupBy } from '../../lib/groups.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { getOwn } from '../../lib/own.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import { withRelations, withSetting } from '../definitionEdits.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModelByName } from '../projectIndex.ts';
import { inheritedRelationsOf, relationsOf } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { givenName, relationsIn, settingOf } from '../settings.ts';
import { editModels, withDefinition } from './edit.ts';

/** A relation that has a new name. */
export interface RenamedRelation {
  readonly ref: RelationRef;
  readonly to: string;
}

/** The new names of a model's relations by their old ones. */
type Names = ReadonlyMap<string, string>;

/**
 * Updates everything that names a renamed relation: access rules and methods
 * for its remote methods (`__get__orders`), and `include` in default scopes,
 * named scopes and the scopes of relations, those of subclasses included.
 *
 * @param project in which the relations have their new names
 */
export function followRelationNames(project: Project, renamed: readonly RenamedRelation[]): Project {
  if (renamed.length === 0) return project;
  const names = namesByModel(project, renamed);
  return editModels(project, (entry) => withDefinition(entry, withNames(project, entry, names)));
}

function namesByModel(project: Project, renamed: readonly RenamedRelation[]): ReadonlyMap<string, Names> {
  const names = new Map<string, Map<string, string>>();
  const changes = groupBy(renamed, ({ ref, to }) => relationKey(ref.modelId, to));
  for (const entry of project.models) {
    const relations = [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)];
    const own = relations.flatMap(({ ref }) =>
      (changes.get(relationKey(ref.modelId, ref.name)) ?? []).map(
        (change) => [change.ref.name, change.to] as const,
      ),
    );
    if (own.length > 0) names.set(entry.definition.name, new Map(own));
  }
  return names;
}

const relationKey = (modelId: ModelId, name: string): string => JSON.stringify([modelId, name]);

function withNames(project: Project, entry: ModelEntry, names: ReadonlyMap<string, Names>): ModelDefinition {
  const { definition } = entry;
  const own = names.get(definition.name);
  const include = (value: JsonValue | undefined, modelName: string) =>
    inFilter(project, names, value, modelName);
  let result = withRelations(
    definition,
    mapValues(relationsIn(definition), (relation) => relationWith(relation, include)),
  );
  if (own) {
    result = withSettingChanged(result, 'acls', (value) => inAcls(value, own));
    result = withSettingChanged(result, 'methods', (value) => inMethods(value, own));
  }
  result = withSettingChanged(result, 'scope', (value) => include(value, definition.name) ?? value);
  return withSettingChanged(result, 'scopes', (value) =>
    isJsonObject(value) ? mapValues(value, (scope) => include(scope, definition.name)) : value,
  );
}

function withSettingChanged(
  definition: ModelDefinition,
  key: string,
  change: (value: JsonValue) => JsonValue,
): ModelDefinition {
  const value = settingOf(definition, key);
  if (value === undefined) return definition;
  const changed = change(value);
  return isSameJson(changed, value) ? definition : withSetting(definition, key, changed);
}

function relationWith(
  relation: RelationDefinition,
  include: (value: JsonValue | undefined, modelName: string) => JsonValue | undefined,
): RelationDefinition {
  if (!isJsonObject(relation) || !isJsonObject(relation['scope'])) return relation;
  const model = givenName(relation.model);
  if (!model) return relation;
  const scope = include(relation['scope'], model);
  return scope === relation['scope'] ? relation : ({ ...relation, scope } as RelationDefinition);
}

/** The remote methods of a relation carry its name: `__get__orders`, `__get__orders__items`. */
function methodNamed(method: string, names: Names): string {
  const parts = /^((?:prototype\.)?__[^_]+__)(.+)$/.exec(method);
  if (!parts) return method;
  const [first = '', ...nested] = (parts[2] ?? '').split('__');
  return `${parts[1]}${[names.get(first) ?? first, ...nested].join('__')}`;
}

function inAcls(acls: JsonValue, names: Names): JsonValue {
  if (!Array.isArray(acls)) return acls;
  const named = (method: JsonValue) => (typeof method === 'string' ? methodNamed(method, names) : method);
  return acls.map((acl: JsonValue) => {
    const property = isJsonObject(acl) ? acl['property'] : undefined;
    if (!isJsonObject(acl) || property === undefined) return acl;
    return { ...acl, property: Array.isArray(property) ? property.map(named) : named(property) };
  });
}

function inMethods(methods: JsonValue, names: Names): JsonValue {
  if (!isJsonObject(methods)) return methods;
  return Object.fromEntries(
    Object.entries(methods).map(([method, value]) => [methodNamed(method, names), value]),
  );
}

/** Changes the names in the `include` of a filter. Returns the same filter where none changes. */
function inFilter(
  project: Project,
  names: ReadonlyMap<string, Names>,
  filter: JsonValue | undefined,
  modelName: string,
): JsonValue | undefined {
  if (!isJsonObject(filter) || filter['include'] === undefined) return filter;
  const include = inInclude(project, names, filter['include'], modelName);
  return isSameJson(include, filter['include']) ? filter : { ...filter, include };
}

function inInclude(
  project: Project,
  names: ReadonlyMap<string, Names>,
  include: JsonValue,
  modelName: string,
): JsonValue {
  const named = (name: string) => names.get(modelName)?.get(name) ?? name;
  if (typeof include === 'string') return named(include);
  if (Array.isArray(include)) return include.map((item) => inInclude(project, names, item, modelName));
  if (!isJsonObject(include)) return include;
  const targetOf = (name: string) => targetNameOf(project, modelName, named(name));
  const { relation, scope } = include as JsonObject & {
    readonly relation?: JsonValue;
    readonly scope?: JsonValue;
  };
  if (typeof relation === 'string') {
    const inner = inFilter(project, names, scope, targetOf(relation));
    return { ...include, relation: named(relation), ...(inner === undefined ? {} : { scope: inner }) };
  }
  return Object.fromEntries(
    Object.entries(include).map(([name, inner]) => [
      named(name),
      inner === undefined ? inner : inInclude(project, names, inner, targetOf(name)),
    ]),
  );
}

function targetNameOf(project: Project, modelName: string, relationName: string): string {
  const entry = findModelByName(project, modelName);
  if (!entry) return '';
  const relations = [...relationsOf(project, entry.id), ...inheritedRelationsOf(project, entry.id)];
  return relations.find(({ ref }) => ref.name === relationName)?.targetName ?? '';
}

/** Changes the values of a dictionary. Returns the same dictionary where none changes. */
function mapValues<Value>(
  dictionary: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  const entries = Object.entries(dictionary).map(([key, value]) => [key, change(value)] as const);
  const isSame = entries.every(([key, value]) => getOwn(dictionary, key) === value);
  return isSame ? dictionary : Object.fromEntries(entries);
}
