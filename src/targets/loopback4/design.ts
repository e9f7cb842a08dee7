import { addTo } from '../../lib/groups.ts';
import type { JsonObject, JsonValue } from '../../lib/json.ts';
import { isJsonObject } from '../../lib/json.ts';
import {
  allRelations,
  findModelByName,
  inheritedRelationsOf,
  type Project,
  type ResolvedRelation,
} from '../../model/index.ts';
import { columnTypes, foreignKeyIndexName } from '../application/schemaRules.ts';
import type { AppDesign, AppModel, AppProperty } from './appModel.ts';
import { createContext, type Draft, type DraftContext, draftOf, injectedId } from './drafts.ts';
import { withCircles } from './importCircles.ts';
import type { LoopBack4Options } from './options.ts';
import { typeCodeOf } from './propertyTypes.ts';
import { propertyOf, type RelationScope, relationsOfModel } from './relationsOfModel.ts';

/** Works out the classes, data sources and relations of the application that a project becomes. */
export function designApplication(project: Project, options: LoopBack4Options): AppDesign {
  const context = createContext(project, options);
  const drafts = context.entries.map((entry) => draftOf(context, entry));
  const joins = joinModels(context, drafts);
  const all = [...drafts, ...new Set(joins.values())];
  const byName = new Map(all.map((draft) => [draft.name, draft]));
  const scope: RelationScope = {
    project,
    modelOf: (name) => byName.get(name) ?? null,
    throughOf: (relation) =>
      relation.throughName === null
        ? (joins.get(joinKey(relation)) ?? null)
        : (byName.get(relation.throughName) ?? null),
  };
  const models = all.map((draft): AppModel => {
    if (draft.entry === null) return { ...draft, relations: [], lost: [] };
    const { todos, ...found } = relationsOfModel(scope, draft.entry, draft);
    // A model of LoopBack 4 keeps its columns, indexes and defaults.
    const properties = draft.origin === null ? withEmptyLists(draft.properties, found) : draft.properties;
    return { ...draft, ...found, properties, todos: [...draft.todos, ...todos] };
  });
  const keys = foreignKeysOf(project, models);
  return {
    models: withCircles(models.map((model) => withColumns(model, keys.get(model.name) ?? new Map()))),
    dataSources: context.sources.all,
    remarks: context.sources.remarks,
  };
}

/** In LoopBack 3 the lists of embedsMany and referencesMany are empty in a new row. */
function withEmptyLists(
  properties: readonly AppProperty[],
  { relations, lost }: Pick<AppModel, 'relations' | 'lost'>,
): readonly AppProperty[] {
  const lists = new Set([
    ...lost.flatMap(({ kind, storedIn }) =>
      kind?.isEmbedding && kind.isMultiple && storedIn ? [storedIn.value] : [],
    ),
    ...relations.flatMap(({ code, foreignKey }) => (code.isOnKey && code.isMultiple ? [foreignKey] : [])),
  ]);
  return properties.map((property) =>
    lists.has(property.name) && !('default' in property.attributes)
      ? { ...property, attributes: { ...property.attributes, default: [] } }
      : property,
  );
}

/** Both sides of a hasAndBelongsToMany have one join model. */
const joinKey = ({ owner, targetName, kind, definition }: ResolvedRelation): string => {
  const names = kind?.throughNames({
    ownerName: owner.definition.name,
    targetName: targetName ?? '',
    definition,
  });
  return (names ?? []).toSorted().join('\n');
};

/** The join models that LoopBack 3 creates because the project has none, by `joinKey`. */
function joinModels(context: DraftContext, drafts: readonly Draft[]): ReadonlyMap<string, Draft> {
  const { project } = context;
  const joins = new Map<string, Draft>();
  const byEntry = new Map(drafts.map((draft) => [draft.entry, draft]));
  const relations = project.models.flatMap(({ id }) => inheritedRelationsOf(project, id));
  for (const relation of [...allRelations(project), ...relations]) {
    const { kind, owner, targetName, definition, isSetUp, throughName } = relation;
    if (!kind || !isSetUp || throughName !== null || targetName === null || definition['polymorphic'])
      continue;
    const [name] = kind.throughNames({ ownerName: owner.definition.name, targetName, definition });
    const dataSource = byEntry.get(owner)?.dataSource ?? null;
    if (name === undefined || dataSource === null || findModelByName(project, name) !== null) continue;
    const earlier = joins.get(joinKey(relation));
    const keys = relation.adds
      .filter(({ on }) => on === 'through')
      .map(({ name: key, type }) => keyProperty(key, type));
    const properties = [...(earlier?.properties ?? [injectedId]), ...keys];
    const draft: Draft = {
      ...(earlier ?? {
        name,
        ...context.nameClass(name),
        entry: null,
        dataSource,
        path: null,
        hasCrud: false,
      }),
      id: 'id',
      isOpen: true,
      description: null,
      origin: null,
      settings: { strict: false },
      properties: [...new Map(properties.map((property) => [property.name, property])).values()],
      nested: [],
      todos: [],
    };
    joins.set(joinKey(relation), draft);
  }
  return joins;
}

function keyProperty(name: string, type: string): AppProperty {
  const { attributes, typescript } = typeCodeOf(type, { classOf: () => null, nest: () => 'object' });
  return { name, attributes, typescript, isRequired: false, uses: [], todos: [] };
}

/** By the model that holds the key, and by property: whether the key points at an id. */
type ForeignKeys = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

function foreignKeysOf(project: Project, models: readonly AppModel[]): ForeignKeys {
  const found = new Map<string, [string, boolean][]>();
  for (const { relations } of models)
    for (const { code, source, target, through, foreignKey, keyThrough, pointsAt } of relations) {
      const holder = { source, target, through: through ?? source }[code.keyHolder].name;
      addTo(found, holder, [foreignKey, pointsAt === null]);
      if (keyThrough !== null) addTo(found, holder, [keyThrough, true]);
    }
  // Keys of relations that LoopBack 4 does not have are looked up, too.
  for (const relation of allRelations(project))
    for (const { on, name, isForeignKey } of relation.adds) {
      const holder = relation[on]?.definition.name;
      if (holder !== undefined && isForeignKey && !found.get(holder)?.some(([key]) => key === name))
        addTo(found, holder, [name, true]);
    }
  return new Map([...found].map(([name, keys]) => [name, new Map(keys)]));
}

/** Gives numbers and dates the columns that hold them, and each foreign key an index. */
function withColumns(model: AppModel, keys: ReadonlyMap<string, boolean>): AppModel {
  if (model.dataSource === null || model.origin !== null) return model;
  const indexed = [...keys.keys()].filter((key) => {
    const property = propertyOf(model, key);
    return (
      property !== null &&
      !property.attributes['id'] &&
      !property.attributes['index'] &&
      property.attributes['type'] !== 'array'
    );
  });
  const indexes = Object.fromEntries(
    indexed.map((key) => [
      foreignKeyIndexName(model.name, key),
      { keys: { [key]: 1 }, options: { unique: false } },
    ]),
  );
  const given = model.settings['indexes'];
  const all: JsonObject = { ...indexes, ...(isJsonObject(given) ? given : {}) };
  return {
    ...model,
    settings: { ...model.settings, ...(Object.keys(all).length > 0 ? { indexes: all } : {}) },
    properties: model.properties.map((property) => withColumn(property, keys.get(property.name) ?? false)),
  };
}

const columns: Readonly<Record<string, (typeof columnTypes)[keyof typeof columnTypes]>> = {
  number: columnTypes.Number,
  date: columnTypes.Date,
};

function withColumn(property: AppProperty, pointsAtId: boolean): AppProperty {
  const { attributes } = property;
  const byConnector = columns[String(attributes['type'])];
  if (byConnector === undefined || attributes['id'] || attributes['dataType'] || pointsAtId) return property;
  const merged = Object.entries(byConnector).map(([connector, column]) => {
    const given = attributes[connector] as JsonValue | undefined;
    return [connector, { ...column, ...(isJsonObject(given) ? given : {}) }];
  });
  return { ...property, attributes: { ...attributes, ...Object.fromEntries(merged) } };
}
