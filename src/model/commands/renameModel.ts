import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { ModelDefinition, PropertyDefinition, RelationDefinition } from '../definition.ts';
import { withDefinitionKey, withProperties, withRelations, withSetting } from '../definitionEdits.ts';
import { fileNameOf, freePath } from '../files/fileName.ts';
import { editConfig, withConfigRenamed, withModels } from '../modelConfig.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import { attributesOf, isBuiltInType } from '../propertyType.ts';
import { propertiesOf, relationsIn, settingOf } from '../settings.ts';
import type { Command } from './command.ts';
import { editModels, withDefinition } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { applyCustomPlace, type CustomPlace } from './renamePlaces.ts';

export interface RenameModelArguments {
  readonly modelId: ModelId;
  readonly name: string;
  /** Custom names that are to change too, as `previewRename` gave them. */
  readonly customs?: readonly CustomPlace[];
}

/**
 * Renames a model and everything that names it: relations (`model`,
 * `through`), bases, property types, the key in model-config and the file
 * where it was named by the rule. Relations that were named by LoopBack's rule
 * are renamed by it. Nothing where the name is empty or another model has it.
 */
export const renameModel: Command<RenameModelArguments> = (project, { modelId, name, customs = [] }) => {
  const renamed = withModelRenamed(project, modelId, name);
  if (renamed === project || customs.length === 0) return renamed;
  // Before the rename, for their places are those of the old names; names of relations last.
  const order = ['setting', 'principal', 'attribute', 'property', 'relation'];
  const chosen = customs.toSorted(
    (left, right) => order.indexOf(left.change.of) - order.indexOf(right.change.of),
  );
  return withModelRenamed(chosen.reduce(applyCustomPlace, project), modelId, name);
};

function withModelRenamed(project: Project, modelId: ModelId, name: string): Project {
  const entry = findModel(project, modelId);
  const from = entry?.definition.name;
  if (!entry || from === undefined || from === name || name === '') return project;
  if (findModelByName(project, name)) return project;
  const path = pathAfterRename(project, entry, name);
  // While another model has the old name, the references go on meaning that one.
  const hasNamesake = project.models.some((model) => model !== entry && model.definition.name === from);
  const renamed = editModels(project, (model) => {
    const isIt = model.id === modelId;
    const own = isIt
      ? { ...model, path, definition: withDefinitionKey(model.definition, 'name', name) }
      : model;
    if (hasNamesake) return own;
    // A model whose base has its own name means LoopBack's, which keeps its name.
    const based = isIt ? own.definition : withBaseRenamed(own.definition, from, name);
    return withDefinition(own, withReferencesRenamed(based, from, name));
  });
  const configured = editConfig(renamed, (config) =>
    hasNamesake ? withModels(config, [name]) : withConfigRenamed(config, from, name),
  );
  return keepDerivedNames(project, configured);
}

/** The file follows the name where it was named after it. */
function pathAfterRename(project: Project, entry: ModelEntry, name: string): string {
  const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
  if (entry.path !== `${folder}${fileNameOf(entry.definition.name)}`) return entry.path;
  const others = project.models.filter((model) => model !== entry).map((model) => model.path);
  return freePath(`${folder}${fileNameOf(name)}`, new Set(others));
}

function withBaseRenamed(definition: ModelDefinition, from: string, to: string): ModelDefinition {
  return ['base', 'super'].reduce(
    (result, key) => (settingOf(result, key) === from ? withSetting(result, key, to) : result),
    definition,
  );
}

function withReferencesRenamed(definition: ModelDefinition, from: string, to: string): ModelDefinition {
  const result = withRelations(
    definition,
    mapValues(relationsIn(definition), (relation) => relationRenamed(relation, from, to)),
  );
  const ruled = withAclsRenamed(result, from, to);
  // A type named "Date" is LoopBack's own even where a model has that name.
  if (isBuiltInType(from)) return ruled;
  return withProperties(
    ruled,
    mapValues(propertiesOf(ruled), (property) => propertyRenamed(property, from, to)),
  );
}

/** Access rules that name the model they are for. */
function withAclsRenamed(definition: ModelDefinition, from: string, to: string): ModelDefinition {
  const acls = settingOf(definition, 'acls');
  if (!Array.isArray(acls) || !acls.some((acl: JsonValue) => isJsonObject(acl) && acl['model'] === from))
    return definition;
  const renamed = acls.map((acl: JsonValue) =>
    isJsonObject(acl) && acl['model'] === from ? { ...acl, model: to } : acl,
  );
  return withSetting(definition, 'acls', renamed);
}

function relationRenamed(relation: RelationDefinition, from: string, to: string): RelationDefinition {
  if (!isJsonObject(relation)) return relation;
  let result: RelationDefinition = relation;
  for (const key of ['model', 'through', 'throughTable'] as const) {
    if (result[key] === from) result = withKey<JsonValue | undefined>(result, key, to) as RelationDefinition;
  }
  return result;
}

function propertyRenamed(property: PropertyDefinition, from: string, to: string): PropertyDefinition {
  const attributes = attributesOf(property);
  if (!attributes) return typeRenamed(property, from, to);
  const type = attributes['type'] ?? null;
  const renamed = typeRenamed(type, from, to);
  return renamed === type
    ? property
    : (withKey<JsonValue | undefined>(attributes, 'type', renamed) as JsonObject);
}

function typeRenamed(type: JsonValue, from: string, to: string): JsonValue {
  if (type === from) return to;
  if (Array.isArray(type) && type.includes(from)) return type.map((item) => (item === from ? to : item));
  return type;
}

/** The same dictionary where no value changes. */
function mapValues<Value>(
  dictionary: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Readonly<Record<string, Value>> {
  let isChanged = false;
  const entries = Object.entries(dictionary).map(([key, value]) => {
    const changed = change(value);
    if (changed !== value) isChanged = true;
    return [key, changed] as const;
  });
  return isChanged ? Object.fromEntries(entries) : dictionary;
}
