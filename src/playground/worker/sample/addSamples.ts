import type { Connector, Row } from '../../../runtime/connector.ts';
import { sampleLimits } from '../../wire/limits.ts';
import type { LoadedModels } from '../models.ts';
import {
  type FilledModel,
  type FillOptions,
  insert,
  prepareFilling,
  propertyNames,
  startFilling,
  wantedCount,
} from './fillSamples.ts';
import { keysIn } from './sampleItems.ts';
import type { SampleKey, SampleModel } from './sampleModel.ts';
import { countRows, type RowsOf, sampleId, type TargetRows, targetsIn, targetsToCome } from './sampleRows.ts';

/** Stored rows that new ones can reference; of more rows, the first ones are used. */
const mostTargets = 1_000;

/** Ids that are looked up at a time. */
const idsAtOnce = 250;

/**
 * Adds sample rows with free ids to the stored ones. Their keys reference rows
 * that are added with them, or stored rows of a model that gets none. A row that
 * allows only one partner gets one without a partner.
 */
export async function addSamples(
  loaded: LoadedModels,
  seed: string,
  options: FillOptions = {},
): Promise<readonly FilledModel[]> {
  const { connector, records, models } = prepareFilling(loaded, options);
  const counts = new Map(
    models.map((model) => [model.name, wantedCount(options, model) ?? countRows(model)]),
  );
  const firsts = new Map<string, number>();
  for (const model of models) {
    const count = counts.get(model.name) ?? 0;
    if (count > 0) firsts.set(model.name, await findFreeNumber(connector, model, count));
  }
  const rowsOf = await readTargets(connector, models, counts, firsts, seed);
  const filling = startFilling({ loaded, seed, rowsOf }, options, [...counts.values()]);
  const filled: FilledModel[] = [];
  for (const model of models) {
    const first = firsts.get(model.name);
    if (first === undefined) continue;
    const made = await insert(filling, model, counts.get(model.name) ?? 0, first);
    filled.push(made.filled);
    const ids = [...(records.get(model.name)?.ids ?? []), ...made.ids].slice(0, sampleLimits.ids);
    options.onRecord?.({ model: model.name, ids, properties: propertyNames(model) });
  }
  return filled.filter(({ rows }) => rows > 0);
}

/** The first number from which enough ids are free. */
async function findFreeNumber(connector: Connector, model: SampleModel, count: number): Promise<number> {
  const { name, idName } = model;
  const stored = await connector.count(name);
  if (idName === null || stored === 0) return stored;
  if (model.idType === 'number') {
    const [last] = await connector.find(name, { order: [`${idName} DESC`], limit: 1 });
    const highest = Math.floor(Number(last?.[idName]));
    if (Number.isSafeInteger(highest + count)) return Math.max(0, highest);
  }
  let first = stored;
  for (let at = 0; at < count; at += idsAtOnce) {
    const numbers = Array.from({ length: Math.min(idsAtOnce, count - at) }, (_, index) => first + at + index);
    const ids = numbers.map((number) => storedId(model, number));
    const found = await connector.find(name, { where: { [idName]: { inq: ids } } });
    if (found.length === 0) continue;
    const taken = new Set(found.map((row) => String(row[idName])));
    // Continue after the last id that is taken.
    first = (numbers.findLast((_, index) => taken.has(String(ids[index]))) ?? first) + 1;
    at = -idsAtOnce;
  }
  return first;
}

function storedId(model: SampleModel, number: number): string | number {
  const id = sampleId(model, number);
  return id instanceof Date ? id.toISOString() : typeof id === 'number' ? id : String(id);
}

async function readTargets(
  connector: Connector,
  models: readonly SampleModel[],
  counts: ReadonlyMap<string, number>,
  firsts: ReadonlyMap<string, number>,
  seed: string,
): Promise<RowsOf> {
  const rows = new Map<string, TargetRows>();
  const free = new Map<SampleKey, Map<string, TargetRows>>();
  const uses = models
    .filter(({ name }) => firsts.has(name))
    .flatMap((model) =>
      keysIn(model).flatMap((key) => key.targets.map((target) => ({ ...target, key, holder: model.name }))),
    );
  for (const { model: name, property, isUnique, key, holder } of uses) {
    const model = models.find((one) => one.name === name);
    const first = firsts.get(name);
    if (model === undefined) continue;
    if (first !== undefined) {
      rows.set(name, targetsToCome(model, seed, counts.get(name) ?? 0, first));
      continue;
    }
    const stored = await connector.find(name, { limit: mostTargets });
    rows.set(name, targetsIn(stored));
    if (key.shape !== 'unique' && !isUnique) continue;
    const single = await withoutPartner(connector, holder, key, stored, property);
    // A required key shares a partner rather than reference a missing row.
    const isShared = single.length === 0 && key.isRequired;
    if (!isShared) free.set(key, (free.get(key) ?? new Map()).set(name, targetsIn(single)));
  }
  return (model, key) => free.get(key)?.get(model) ?? rows.get(model) ?? targetsIn([]);
}

/** The rows that no row of the holder references yet. */
async function withoutPartner(
  connector: Connector,
  holder: string,
  { property }: SampleKey,
  stored: readonly Row[],
  targetProperty: string,
): Promise<readonly Row[]> {
  const values = stored.map((row) => row[targetProperty]).filter((value) => value !== undefined);
  const pointing = await connector.find(holder, { where: { [property]: { inq: values } } });
  const taken = new Set(pointing.map((row) => String(row[property])));
  return stored.filter((row) => !taken.has(String(row[targetProperty])));
}
