import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import { getOwn } from '../../lib/own.ts';
import {
  dataSourceOf,
  libraryModel,
  lineageOf,
  type ModelId,
  type Project,
  tableNameOf,
  textOfLineage,
} from '../../model/index.ts';
import { dataSourcesOf } from '../application/dataSources.ts';
import { bytesOf, columnTypes } from '../application/schemaRules.ts';
import { type ForeignKey, foreignKeysOf } from '../schema/foreignKeys.ts';
import { descriptionIn } from '../schema/jsonSchema.ts';
import { prepareSchemaInSteps } from '../schema/prepareSchemaInSteps.ts';
import { type SchemaModel, type SchemaProperty, schemaModelsOf } from '../schema/schemaModels.ts';
import { isCreated, withCreatedModels } from '../schema/withCreatedModels.ts';
import { hasOddType } from './columnSettings.ts';
import type { ColumnSource, Dialect } from './dialect.ts';
import { comparable, keyOf, type PlanContext, type PlanNotes, type PlannedTable } from './planContext.ts';
import { planForeignKeys } from './planForeignKeys.ts';
import { planIndexes } from './planIndexes.ts';
import type { Column, Table, TablePlan } from './tablePlan.ts';

interface PlanOptions {
  readonly dialect: Dialect;
  readonly foreignKeys: boolean;
  readonly indexes: boolean;
}

/** Returns the project with generated ids that are numbers, as in SQL, whatever database the opened application has. */
const withNumberIds: (project: Project) => Project = memoByKey(
  ({ application: _application, ...project }) => project,
);

/** Computes and caches in steps what the plan needs. */
export const preparePlanInSteps = (project: Project): Generator<undefined, void> =>
  prepareSchemaInSteps(withNumberIds(project));

/** Plans the tables of a project as LoopBack's connector makes them in an exported application. */
export function planTables(given: Project, { dialect, foreignKeys, indexes }: PlanOptions): TablePlan {
  const project = withCreatedModels(withNumberIds(given));
  const { connectors } = dataSourcesOf({
    ...project,
    ...(given.application && { application: given.application }),
  });
  const notes: PlanNotes = { warnings: new Set(), decisions: new Set() };
  const keys = foreignKeysOf(project);
  const context = { project, dialect, notes, keys: keysByProperty(keys), models: modelsById(project) };
  const planned = new Map<ModelId, PlannedTable>();
  const taken = new Map<string, string>();
  const without: string[] = [];
  for (const model of schemaModelsOf(project)) {
    const source = dataSourceOf(project, model.name);
    if (source === null || connectors.get(source) !== 'memory') {
      without.push(model.name);
      continue;
    }
    const table = planTable(context, model);
    const earlier = taken.get(idOf(table, dialect));
    if (earlier !== undefined) {
      notes.warnings.add(
        `The models ${earlier} and ${model.name} have one table, "${table.name}", and only that of ${earlier} is written. Give one of them another table.`,
      );
      continue;
    }
    taken.set(idOf(table, dialect), model.name);
    planned.set(model.entry.id, { model, table });
  }
  for (const text of describeChoice([...planned.values()], without)) notes.decisions.add(text);
  const withIndexes = indexes ? planIndexes({ ...context, foreignKeys: keys, planned }) : planned;
  const tied = foreignKeys
    ? planForeignKeys({ dialect, notes, foreignKeys: keys, planned: withIndexes })
    : withIndexes;
  return {
    tables: [...tied.values()].map(({ table }) => table),
    remarks: [
      ...firstOf(notes.warnings, 'warnings').map((text) => ({ kind: 'warning' as const, text })),
      ...firstOf(notes.decisions, 'decisions').map((text) => ({ kind: 'decision' as const, text })),
    ],
  };
}

/** Says which tables no file of the project declares, and which models have none. */
function describeChoice(planned: readonly PlannedTable[], without: readonly string[]): readonly string[] {
  const created = planned.map(({ model }) => model).filter(({ entry }) => isCreated(entry));
  const ofLoopBack = created.filter(({ name }) => libraryModel(name) !== undefined);
  const joins = created.filter((model) => !ofLoopBack.includes(model));
  const list = (models: readonly { readonly name: string }[]) => listOf(models.map(({ name }) => name));
  return [
    ...(joins.length > 0 ? [`LoopBack creates the join models ${list(joins)}.`] : []),
    ...(ofLoopBack.length > 0
      ? [`The application also stores models of LoopBack: ${list(ofLoopBack)}.`]
      : []),
    ...(without.length > 0
      ? [`These models have no table, because their data source is not a database: ${listOf(without)}.`]
      : []),
  ];
}

/** Names, and remarks, that are listed one by one. */
const MOST_LISTED = 10;

function firstOf(texts: ReadonlySet<string>, what: string): readonly string[] {
  const left = texts.size - MOST_LISTED;
  const first = [...texts].slice(0, MOST_LISTED);
  return left > 0 ? [...first, `There are ${left} more ${what} like these.`] : first;
}

function listOf(names: readonly string[]): string {
  const left = names.length - MOST_LISTED;
  return `${names.slice(0, MOST_LISTED).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** What distinguishes tables, and columns, in a database. */
function idOf({ schema, name }: Pick<Table, 'schema' | 'name'>, dialect: Dialect): string {
  return JSON.stringify([schema, comparable(name, dialect)]);
}

const modelsById = (project: Project): ReadonlyMap<ModelId, SchemaModel> =>
  new Map(schemaModelsOf(project).map((model) => [model.entry.id, model]));

const keysByProperty = (keys: readonly ForeignKey[]): ReadonlyMap<string, ForeignKey> =>
  new Map(keys.map((key) => [keyOf(key.modelId, key.property), key]));

function planTable(context: PlanContext, model: SchemaModel): Table {
  const { project, dialect, notes } = context;
  const name = withoutNull(tableNameOf(project, model.entry, dialect.connector));
  noteLength(name, `table of ${model.name}`, context);
  const line = lineageOf(project, model.entry.definition);
  const schema = dialect.hasSchemas
    ? (textOfLineage(line, dialect.connector, 'schema') ??
      textOfLineage(line, dialect.connector, 'schemaName'))
    : undefined;
  const columns = new Map<string, Column>();
  for (const property of model.properties) {
    const column = planColumn(context, model, property);
    const id = comparable(column.name, dialect);
    if (columns.has(id))
      notes.warnings.add(
        `${model.name} has two properties for the column "${column.name}": only the first is written.`,
      );
    else columns.set(id, column);
  }
  const ids = model.properties
    .filter(({ isId }) => isId)
    .toSorted((one, other) => positionOf(one) - positionOf(other));
  const columnOf = new Map([...columns.values()].map((column) => [column.property, column.name]));
  return {
    modelName: model.name,
    description: descriptionIn(model.entry.definition),
    schema: schema === undefined || schema === 'public' ? null : withoutNull(schema),
    name,
    columns: [...columns.values()],
    primaryKey: ids.flatMap((property) => columnOf.get(property.name) ?? []),
    indexes: [],
    foreignKeys: [],
  };
}

/** The place of a property in an id of several: `"id": 2`. */
function positionOf({ attributes }: SchemaProperty): number {
  const position = getOwn<JsonValue | undefined>(attributes, 'id');
  return typeof position === 'number' ? position : 1;
}

function planColumn(context: PlanContext, model: SchemaModel, property: SchemaProperty): Column {
  const { dialect, notes } = context;
  const source = sourceOf(context, model, property);
  const where = `${model.name}.${property.name}`;
  if (hasOddType(source.settings))
    notes.warnings.add(
      `The data type of ${where} for ${dialect.label} is not a type: the usual one is written.`,
    );
  const value = dialect.defaultOf(source);
  if (value === undefined)
    notes.warnings.add(`The default of ${where} is left out: its column in ${dialect.label} cannot have it.`);
  const { type, isAutoIncremented, generator } = dialect.columnType(source);
  if (property.isGenerated && !isAutoIncremented && generator === undefined)
    notes.warnings.add(
      `${dialect.label} generates no values for ${where}, which is ${type}: the application has to.`,
    );
  if (property.isId && dialect.indexedLength(type) !== null)
    notes.warnings.add(
      `${dialect.label} refuses the id ${where}, because it is ${type}: give it another type.`,
    );
  const name = columnNameOf(dialect, property);
  noteLength(name, `column of ${where}`, context);
  return {
    property: property.name,
    description: descriptionIn(property.attributes),
    name,
    type,
    isAutoIncremented,
    generator,
    isNullable: isNullable(property) && !isAutoIncremented && generator === undefined,
    defaultValue: isAutoIncremented || generator !== undefined ? null : (value ?? null),
  };
}

function noteLength(name: string, what: string, { dialect, notes }: PlanContext): void {
  if (bytesOf(name) <= dialect.maxBytes) return;
  notes.warnings.add(
    `The name of the ${what} is longer than ${dialect.maxBytes} bytes: ${dialect.label} ${dialect.longNames} it.`,
  );
}

/** Returns the name of the column of a property: the connector's own, else `name`, else that of the property. */
export function columnNameOf(dialect: Dialect, { name, attributes }: SchemaProperty): string {
  const settings = getOwn<JsonValue | undefined>(attributes, dialect.connector);
  const named = ['column', 'columnName', 'field', 'fieldName'].map((key) =>
    isJsonObject(settings) ? settings[key] : undefined,
  );
  const given = [...named, getOwn<JsonValue | undefined>(attributes, 'name')].find(
    (each) => typeof each === 'string' && each !== '',
  );
  return withoutNull(typeof given === 'string' ? given : dialect.spell(name));
}

/** No database has a NUL character in a name. */
const withoutNull = (name: string): string => name.replaceAll('\0', '') || '_';

function sourceOf(context: PlanContext, model: SchemaModel, property: SchemaProperty): ColumnSource {
  const { connector } = context.dialect;
  const key = context.keys.get(keyOf(model.entry.id, property.name));
  const own = settingsIn(property.attributes, connector);
  const isOnlyId = property.isId && model.properties.filter(({ isId }) => isId).length === 1;
  return {
    property,
    isOnlyId,
    settings: { ...settingsOfKey(context, key), ...usualSettings(property, key, connector), ...own },
  };
}

function settingsIn(attributes: JsonObject, connector: string): JsonObject {
  const settings = getOwn<JsonValue | undefined>(attributes, connector);
  return isJsonObject(settings) ? settings : {};
}

/** A key that only a relation adds has the data type of what it points at. */
function settingsOfKey({ models, dialect }: PlanContext, key: ForeignKey | undefined): JsonObject {
  if (!key?.isAdded || key.target === null) return {};
  const { modelId, property } = key.target;
  const target = models.get(modelId)?.properties.find(({ name }) => name === property);
  const { dataType, dataLength } = settingsIn(target?.attributes ?? {}, dialect.connector);
  return { ...(dataType ? { dataType } : {}), ...(dataLength ? { dataLength } : {}) };
}

/** What an exported application tells the connectors about numbers and dates. */
function usualSettings(
  { type, isId, attributes }: SchemaProperty,
  key: ForeignKey | undefined,
  connector: Dialect['connector'],
): JsonObject {
  if (isId || key?.pointsAtId || attributes['dataType'] || type.kind !== 'scalar' || connector === 'sqlite3')
    return {};
  const known = type.name === 'number' ? columnTypes.Number : type.name === 'date' ? columnTypes.Date : {};
  return { ...known[connector] };
}

/** As `isNullable` of loopback-connector. */
function isNullable({ isRequired, isId, attributes }: SchemaProperty): boolean {
  if (isRequired || isId) return false;
  return !['nullable', 'null', 'allowNull'].some((name) => {
    const flag = getOwn<JsonValue | undefined>(attributes, name);
    return flag === 0 || flag === 'N' || flag === 'NO' || flag === false;
  });
}
