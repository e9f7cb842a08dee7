import { isJsonObject } from '../../../lib/json.ts';
import type { Connector, Key, ModelSchema, Row } from '../../../runtime/connector.ts';
import type { LoadedModels } from '../models.ts';
import { describeModels } from './describeModels.ts';
import { propertyValue } from './propertyValue.ts';
import type { SampleModel, SampleRow } from './sampleModel.ts';
import { sampleKeys, sampleRows } from './sampleRows.ts';

/** Says what was done, for people: how many rows a model got, or which properties its sample rows got. */
export interface FilledModel {
  readonly model: string;
  readonly rows: number;
  readonly isNew: boolean;
  readonly properties: readonly string[];
}

/** Remembers in the store which models have had sample data, so that rows that were destroyed stay away. */
const recordSchema: ModelSchema = {
  // No model has a "/" in its name.
  name: 'playground/samples',
  idName: 'id',
  idType: 'string',
  isIdGenerated: false,
  types: { id: 'string', ids: 'array', properties: 'array' },
  indexes: [],
};

interface SampleRecord {
  readonly id: string;
  /** Of the sample rows. */
  readonly ids: readonly Key[];
  /** The properties that the model had. */
  readonly properties: readonly string[];
}

/**
 * Gives every model that has never had any its sample rows; a model that has
 * rows already keeps just these. Where a design change brought new properties,
 * foreign keys above all, the sample rows get them; rows that the user made
 * and values that are there are never touched.
 */
export async function fillSamples(loaded: LoadedModels, seed: string): Promise<readonly FilledModel[]> {
  const { connector } = loaded;
  await connector.define([recordSchema]);
  const records = await readRecords(connector);
  const models = describeModels(loaded);

  const fresh = new Map<string, readonly SampleRow[]>();
  for (const model of models) {
    if (records.has(model.name)) continue;
    const isEmpty = (await connector.count(model.name)) === 0;
    fresh.set(model.name, isEmpty ? sampleRows(model, seed) : []);
  }
  const grown = models.filter((model) => newProperties(model, records.get(model.name)).length > 0);
  if (fresh.size === 0 && grown.length === 0) return [];

  const rowsOf = await readTargets(connector, models, fresh);
  const filled: FilledModel[] = [];
  for (const model of models) {
    const rows = fresh.get(model.name);
    const record = records.get(model.name);
    if (rows !== undefined) filled.push(await insert(loaded, model, rows, seed, rowsOf));
    else if (record !== undefined && grown.includes(model)) {
      filled.push(await complete(loaded, model, record, seed, rowsOf));
    } else continue;
    const ids = record?.ids ?? rows?.flatMap((row) => keyOf(model, row)) ?? [];
    await writeRecord(connector, { id: model.name, ids, properties: propertyNames(model) });
  }
  return filled.filter(({ rows }) => rows > 0);
}

/** Empties the models of a load, and forgets what they had: the next `fillSamples` begins anew. */
export async function forgetSamples(loaded: LoadedModels): Promise<void> {
  await loaded.connector.define([recordSchema]);
  await loaded.connector.automigrate([...loaded.models.keys(), recordSchema.name]);
}

/** The rows that foreign keys can point at: those that are about to be made, and those in the store. */
async function readTargets(
  connector: Connector,
  models: readonly SampleModel[],
  fresh: ReadonlyMap<string, readonly SampleRow[]>,
): Promise<(model: string) => readonly SampleRow[]> {
  const rows = new Map<string, readonly SampleRow[]>();
  const wanted = new Set(models.flatMap(({ keys }) => keys).flatMap(({ targets }) => targets));
  for (const { model } of wanted) {
    if (rows.has(model)) continue;
    const made = fresh.get(model) ?? [];
    const isKnown = models.some(({ name }) => name === model);
    rows.set(model, made.length > 0 || !isKnown ? made : await connector.find(model, { limit: 100 }));
  }
  return (model) => rows.get(model) ?? [];
}

async function insert(
  loaded: LoadedModels,
  model: SampleModel,
  rows: readonly SampleRow[],
  seed: string,
  rowsOf: (model: string) => readonly SampleRow[],
): Promise<FilledModel> {
  const whole = rows.map((row, index) =>
    toRow(loaded, model, { ...row, ...sampleKeys(model, index, seed, rowsOf) }),
  );
  if (whole.length > 0) await loaded.connector.create(model.name, whole);
  return { model: model.name, rows: whole.length, isNew: true, properties: [] };
}

/** Gives the sample rows that are left their values of new properties. */
async function complete(
  loaded: LoadedModels,
  model: SampleModel,
  record: SampleRecord,
  seed: string,
  rowsOf: (model: string) => readonly SampleRow[],
): Promise<FilledModel> {
  const { connector } = loaded;
  const added = newProperties(model, record);
  const idName = model.idName ?? '';
  const rows = await connector.find(model.name, { where: { [idName]: { inq: [...record.ids] } } });
  const given = new Set<string>();
  let changedRows = 0;
  for (const row of rows) {
    const [id] = keyOf(model, row);
    if (id === undefined) continue;
    const index = record.ids.indexOf(id);
    const values = { ...plainValues(model, added, index, seed), ...sampleKeys(model, index, seed, rowsOf) };
    const missing = Object.entries(values).filter(
      ([name]) => added.includes(name) && (row[name] === undefined || row[name] === null),
    );
    if (missing.length === 0) continue;
    for (const [name] of missing) given.add(name);
    const changes = toJson(Object.fromEntries(missing));
    await connector.write(
      model.name,
      id,
      { ...changes, [idName]: id },
      { existing: 'merge', missing: 'skip' },
    );
    changedRows += 1;
  }
  return { model: model.name, rows: changedRows, isNew: false, properties: [...given] };
}

function plainValues(model: SampleModel, names: readonly string[], row: number, seed: string): SampleRow {
  const properties = model.properties.filter(({ name }) => names.includes(name));
  return Object.fromEntries(
    properties.map((property) => [property.name, propertyValue(property, { seed, model: model.name, row })]),
  );
}

/** A row as the runtime stores it: an instance coerces the values and fills in the defaults. */
function toRow(loaded: LoadedModels, model: SampleModel, values: SampleRow): Row {
  const Model = loaded.models.get(model.name);
  if (Model === undefined) throw new Error(`The model ${model.name} is not loaded.`);
  return toJson(new Model(values).toObject());
}

function toJson(values: Readonly<Record<string, unknown>>): Row {
  const row: unknown = JSON.parse(JSON.stringify(values));
  return isJsonObject(row) ? row : {};
}

function keyOf(model: SampleModel, row: SampleRow): Key[] {
  const id = model.idName === null ? undefined : row[model.idName];
  return typeof id === 'number' || typeof id === 'string' ? [id] : [];
}

function propertyNames(model: SampleModel): string[] {
  return [...model.properties.map(({ name }) => name), ...model.keys.map(({ property }) => property)];
}

function newProperties(model: SampleModel, record: SampleRecord | undefined): string[] {
  if (record === undefined || record.ids.length === 0) return [];
  return propertyNames(model).filter((name) => !record.properties.includes(name));
}

async function readRecords(connector: Connector): Promise<Map<string, SampleRecord>> {
  const records = new Map<string, SampleRecord>();
  for (const row of await connector.find(recordSchema.name, {})) {
    const { id, ids, properties } = row;
    if (typeof id !== 'string' || !Array.isArray(ids) || !Array.isArray(properties)) continue;
    records.set(id, { id, ids: ids.filter(isKey), properties: properties.filter(isText) });
  }
  return records;
}

async function writeRecord(connector: Connector, record: SampleRecord): Promise<void> {
  const row: Row = { id: record.id, ids: record.ids, properties: record.properties };
  await connector.write(recordSchema.name, record.id, row, { existing: 'replace', missing: 'insert' });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isKey = (value: unknown): value is Key => typeof value === 'string' || typeof value === 'number';
