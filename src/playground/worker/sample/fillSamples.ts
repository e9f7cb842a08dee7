import { limitPending } from '../../../lib/limitPending.ts';
import type { Connector, Key, Row } from '../../../runtime/connector.ts';
import { isModelInstance } from '../../../runtime/index.ts';
import { sampleLimits } from '../../wire/limits.ts';
import type { SampleRecord } from '../../wire/sampleRecord.ts';
import type { LoadedModels } from '../models.ts';
import { toJsonRow } from '../toJsonRow.ts';
import { describeModels } from './describeModels.ts';
import { propertyValue } from './propertyValue.ts';
import { keysIn, sampleItems } from './sampleItems.ts';
import type { SampleModel, SampleRow } from './sampleModel.ts';
import {
  countRows,
  type RowsOf,
  sampleKeys,
  sampleRow,
  type TargetRows,
  targetsIn,
  targetsToCome,
} from './sampleRows.ts';

/** What was done: how many rows a model got, or which properties its sample rows got. */
export interface FilledModel {
  readonly model: string;
  readonly rows: number;
  readonly isNew: boolean;
  readonly properties: readonly string[];
}

/** Options of filling models with sample rows. */
export interface FillOptions {
  /** Rows for each model; a model that is missing gets a few. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly onProgress?: (done: number, total: number) => void;
  /** Records of models that have had sample rows: deleted rows are not made again. */
  readonly records?: readonly SampleRecord[];
  /** Called with the record of each model that was filled. */
  readonly onRecord?: (record: SampleRecord) => void;
  /** Checked between chunks; the rows created so far stay. */
  readonly isCancelled?: () => boolean;
}

/** Rows that are stored at a time: more would keep the store from answering. */
const chunkSize = 1_000;

/** Chunks that are stored while the next one is made. */
const chunksOnTheWay = 2;

/** Without progress so few rows are made: they are stored before a number could be read. */
const mostWithoutProgress = 250;

/**
 * Makes sample rows for every model that never had any; a model with rows keeps
 * just these. Where the design has new properties, foreign keys above all, the
 * sample rows get values for them. Rows of the user and existing values are
 * never changed.
 */
export async function fillSamples(
  loaded: LoadedModels,
  seed: string,
  options: FillOptions = {},
): Promise<readonly FilledModel[]> {
  const { connector, records, models } = prepareFilling(loaded, options);
  const fresh = new Map<string, number>();
  for (const model of models) {
    if (records.has(model.name)) continue;
    const isEmpty = (await connector.count(model.name)) === 0;
    fresh.set(model.name, isEmpty ? (wantedCount(options, model) ?? countRows(model)) : 0);
  }
  const grown = models.filter((model) => newProperties(model, records.get(model.name)).length > 0);
  if (fresh.size === 0 && grown.length === 0) return [];

  const rowsOf = await readTargets(connector, models, fresh, seed);
  const filling = startFilling({ loaded, seed, rowsOf }, options, [...fresh.values()]);
  const filled: FilledModel[] = [];
  for (const model of models) {
    const count = fresh.get(model.name);
    const record = records.get(model.name);
    let ids = record?.ids ?? [];
    if (count !== undefined) {
      const made = await insert(filling, model, count);
      filled.push(made.filled);
      ids = made.ids;
    } else if (record !== undefined && grown.includes(model)) {
      filled.push(await complete(filling, model, record));
    } else continue;
    options.onRecord?.({ model: model.name, ids, properties: propertyNames(model) });
  }
  return filled.filter(({ rows }) => rows > 0);
}

/** What is read before anything is written. */
export function prepareFilling(loaded: LoadedModels, { records = [] }: FillOptions) {
  return {
    connector: loaded.connector,
    records: new Map(records.map((record) => [record.model, record])),
    models: describeModels(loaded),
  };
}

/** @param counts rows for each model, for the progress */
export function startFilling(
  base: Pick<Filling, 'loaded' | 'seed' | 'rowsOf'>,
  { isCancelled = () => false, onProgress }: FillOptions,
  counts: readonly number[],
): Filling {
  return { ...base, isCancelled, advance: progressOf(counts, onProgress) };
}

/** The number of rows for a model, if given. Own properties only: a model may be called `constructor`. */
export function wantedCount({ counts = {} }: FillOptions, { name }: SampleModel): number | undefined {
  return Object.hasOwn(counts, name) ? counts[name] : undefined;
}

/** The context that all steps of filling share. */
interface Filling {
  readonly loaded: LoadedModels;
  readonly seed: string;
  readonly rowsOf: RowsOf;
  readonly isCancelled: () => boolean;
  readonly advance: (rows: number) => void;
}

function progressOf(
  counts: readonly number[],
  onProgress: FillOptions['onProgress'],
): (rows: number) => void {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  return (rows) => {
    done += rows;
    if (total > mostWithoutProgress) onProgress?.(done, total);
  };
}

/** The rows that foreign keys can reference: those to be made, and stored ones. */
async function readTargets(
  connector: Connector,
  models: readonly SampleModel[],
  fresh: ReadonlyMap<string, number>,
  seed: string,
): Promise<RowsOf> {
  const rows = new Map<string, TargetRows>();
  const wanted = new Set(models.flatMap((model) => keysIn(model)).flatMap(({ targets }) => targets));
  for (const { model: name } of wanted) {
    const model = models.find((one) => one.name === name);
    if (rows.has(name) || model === undefined) continue;
    const toCome = fresh.get(name) ?? 0;
    rows.set(
      name,
      toCome > 0 ? targetsToCome(model, seed, toCome) : targetsIn(await connector.find(name, { limit: 100 })),
    );
  }
  return (model) => rows.get(model) ?? targetsIn([]);
}

/** @param first the number of the first row, which determines its id and its values */
export async function insert(
  { loaded, seed, rowsOf, isCancelled, advance }: Filling,
  model: SampleModel,
  count: number,
  first = 0,
): Promise<{ filled: FilledModel; ids: readonly Key[] }> {
  const ids: Key[] = [];
  const storing = limitPending(chunksOnTheWay);
  let made = 0;
  let stored = 0;
  while (made < count && !isCancelled()) {
    const size = Math.min(chunkSize, count - made);
    const rows = Array.from({ length: size }, (_, offset) => {
      const index = made + offset;
      const values = {
        ...sampleRow(model, seed, first + index),
        ...sampleKeys(model, index, seed, rowsOf),
        ...sampleItems(model, first + index, seed, rowsOf),
      };
      return toRow(loaded, model, values);
    });
    await storing.start(async () => {
      await loaded.connector.create(model.name, rows);
      stored += size;
      advance(size);
    });
    if (ids.length < sampleLimits.ids) ids.push(...rows.flatMap((row) => idsIn(model, row)));
    made += size;
  }
  await storing.finish();
  const filled = { model: model.name, rows: stored, isNew: true, properties: [] };
  return { filled, ids: ids.slice(0, sampleLimits.ids) };
}

/** Sets the values of new properties in the remaining sample rows. */
async function complete(
  { loaded, seed, rowsOf }: Filling,
  model: SampleModel,
  record: SampleRecord,
): Promise<FilledModel> {
  const { connector } = loaded;
  const added = newProperties(model, record);
  const idName = model.idName ?? '';
  const rows = await connector.find(model.name, { where: { [idName]: { inq: [...record.ids] } } });
  const given = new Set<string>();
  let changedRows = 0;
  for (const row of rows) {
    const [id] = idsIn(model, row);
    if (id === undefined) continue;
    const index = record.ids.indexOf(id);
    const values = {
      ...plainValues(model, added, index, seed),
      ...sampleKeys(model, index, seed, rowsOf),
      ...itemValues(loaded, model, sampleItems(model, index, seed, rowsOf)),
    };
    const missing = Object.entries(values).filter(
      ([name, value]) => value !== undefined && added.includes(name) && (row[name] ?? null) === null,
    );
    if (missing.length === 0) continue;
    for (const [name] of missing) given.add(name);
    const changes = toJsonRow(Object.fromEntries(missing));
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
  const instance = new Model(values);
  for (const { property, isList } of model.items) {
    const held = instance[property];
    // What the item's own model refuses is left out.
    if (isList && Array.isArray(held)) instance[property] = held.filter(isAccepted);
    else if (!isList && held && !isAccepted(held)) instance[property] = undefined;
  }
  return toJsonRow(instance.toObject());
}

const isAccepted = (item: unknown): boolean => !isModelInstance(item) || item.isValid() !== false;

/** The items of a row as the runtime stores them. */
function itemValues(loaded: LoadedModels, model: SampleModel, values: SampleRow): SampleRow {
  const row = toRow(loaded, model, values);
  return Object.fromEntries(model.items.map(({ property }) => [property, row[property]]));
}

function idsIn(model: SampleModel, row: SampleRow): Key[] {
  const id = model.idName === null ? undefined : row[model.idName];
  return typeof id === 'number' || typeof id === 'string' ? [id] : [];
}

export function propertyNames(model: SampleModel): string[] {
  const { properties, keys, items } = model;
  const names = [
    properties.map(({ name }) => name),
    [...keys, ...items].map(({ property }) => property),
  ].flat();
  return names.slice(0, sampleLimits.properties);
}

function newProperties(model: SampleModel, record: SampleRecord | undefined): string[] {
  if (record === undefined || record.ids.length === 0) return [];
  return propertyNames(model).filter((name) => !record.properties.includes(name));
}
