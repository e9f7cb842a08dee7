import { propertyValue } from './propertyValue.ts';
import { createRandom, type Random } from './random.ts';
import type { SampleKey, SampleModel, SampleRow } from './sampleModel.ts';

/** How many rows a model gets: few for those that others reference, so that each of them has several referring rows. */
export function countRows(model: SampleModel): number {
  if (model.keys.some(({ shape }) => shape === 'unique')) return 5;
  return model.keys.some(({ shape }) => shape !== 'list') ? 12 : 5;
}

/** The rows that a key can reference, without holding them: there may be 1,000,000. */
export interface TargetRows {
  readonly length: number;
  valueOf(row: number, property: string): unknown;
}

export function targetsIn(rows: readonly SampleRow[]): TargetRows {
  return { length: rows.length, valueOf: (row, property) => rows[row]?.[property] };
}

/**
 * The rows of a model that will be made; the same seed makes the same rows.
 *
 * @param first the number of the first row
 */
export function targetsToCome(model: SampleModel, seed: string, length: number, first = 0): TargetRows {
  return {
    length,
    valueOf: (row, property) =>
      property === model.idName
        ? sampleId(model, first + row)
        : sampleRow(model, seed, first + row)[property],
  };
}

/** The rows of a model that a key can reference. */
export type RowsOf = (model: string, key: SampleKey) => TargetRows;

/**
 * Makes the rows of a model without their foreign keys. Ids are 1, 2, 3…; string
 * ids start with the model's name.
 */
export function sampleRows(model: SampleModel, seed: string, count = countRows(model)): readonly SampleRow[] {
  return Array.from({ length: count }, (_, row) => sampleRow(model, seed, row));
}

export function sampleRow(model: SampleModel, seed: string, row: number): SampleRow {
  const values = new Map<string, unknown>();
  if (model.idName !== null) values.set(model.idName, sampleId(model, row));
  for (const property of model.properties) {
    const value = propertyValue(property, { seed, model: model.name, row });
    if (value !== undefined) values.set(property.name, value);
  }
  return Object.fromEntries(values);
}

const day = 86_400_000;
const firstDay = Date.UTC(2026, 0, 15);

/** The id of the row with this number, from 0. */
export function sampleId(model: SampleModel, row: number): unknown {
  if (model.idType === 'date') return new Date(firstDay + row * day);
  return model.idType === 'number' ? row + 1 : `${model.name.toLowerCase()}-${row + 1}`;
}

/**
 * The foreign keys of one row: each references an existing row. The first row of
 * a target is referenced most, so that `Customer.findById(1)` has several orders;
 * a key to the same model references an earlier row. No two of the first rows have
 * the same first two keys, as long as there are enough pairs: rows of a join model
 * link each pair once.
 *
 * @param rowsOf returns the rows of a model
 */
export function sampleKeys(model: SampleModel, row: number, seed: string, rowsOf: RowsOf): SampleRow {
  const values = new Map<string, unknown>();
  for (const key of model.keys) {
    const found = linkedOnce(model, key, row, seed, rowsOf) ?? targetFor(model, key, row, seed, rowsOf);
    if (found === null) continue;
    values.set(key.property, found.value);
    if (key.discriminator !== null) values.set(key.discriminator, found.model);
  }
  return Object.fromEntries(values);
}

interface FoundTarget {
  readonly value: unknown;
  readonly model: string;
}

function targetFor(model: SampleModel, key: SampleKey, row: number, seed: string, rowsOf: RowsOf) {
  return targetOf(model, key, row, rowsOf, createRandom(`${seed}/${model.name}/${key.property}/${row}`));
}

/**
 * The row that the second key of a model references: another one than in the
 * earlier rows with the same first key. null for other keys, and for later rows.
 */
function linkedOnce(
  model: SampleModel,
  key: SampleKey,
  row: number,
  seed: string,
  rowsOf: RowsOf,
): FoundTarget | null {
  const [first, second] = model.keys.filter(({ shape }) => shape === 'one');
  const target = key.targets[row % key.targets.length];
  if (first === undefined || key !== second || target === undefined || row >= favouring) return null;
  const all = rowsOf(target.model, key);
  if (all.length === 0 || target.model === model.name || target.isUnique) return null;
  const nameAt = (at: number): string => {
    const found = targetFor(model, first, at, seed, rowsOf);
    return `${found?.model} ${String(found?.value)} ${at % key.targets.length}`;
  };
  const name = nameAt(row);
  const before = Array.from({ length: row }, (_, at) => at).filter((at) => nameAt(at) === name).length;
  // Half of the first ones reference the first row, which so gets several.
  const start = createRandom(`${seed}/${model.name}/${key.property} of ${name}`).between(0, 2 * all.length);
  const value = all.valueOf((before + (start < all.length ? start : 0)) % all.length, target.property);
  return value !== undefined && fits(key, value) ? { value, model: target.model } : null;
}

/** The row that a key references; null for none. Of several models, only those with ids that fit the key. */
function targetOf(
  model: SampleModel,
  key: SampleKey,
  row: number,
  rowsOf: RowsOf,
  random: Random,
): FoundTarget | null {
  const [start, turn] = [row % key.targets.length, Math.floor(row / key.targets.length)];
  const others = [...key.targets.slice(start + 1), ...key.targets.slice(0, start)];
  // A row that is referenced once at most is left to the row whose turn it is.
  const tried = [...key.targets.slice(start, start + 1), ...others.filter(({ isUnique }) => !isUnique)];
  for (const target of tried) {
    const all = rowsOf(target.model, key);
    const count = target.model === model.name ? Math.min(row, all.length) : all.length;
    const targetAt = (at: number): unknown => all.valueOf(at, target.property);
    const shape = target.isUnique ? 'unique' : key.shape;
    const value = keyValue({ ...key, shape }, count, targetAt, turn, random) ?? neededValue(key, all, row);
    if (value !== undefined && fits(key, value)) return { value, model: target.model };
  }
  const [first] = key.targets;
  return key.isRequired && key.isNumber && first !== undefined ? { value: 1, model: first.model } : null;
}

/** A date is stored as a string, which is not a number. */
function fits({ isNumber }: SampleKey, value: unknown): boolean {
  if (!isNumber || value instanceof Date) return !isNumber;
  return typeof value !== 'string' || !Number.isNaN(Number(value));
}

/**
 * The value of a required key where no row is free: a row that others reference
 * too, the row itself, or a key that no row has.
 */
function neededValue(key: SampleKey, all: TargetRows, row: number): unknown {
  const [target] = key.targets;
  if (!key.isRequired || target === undefined) return undefined;
  const value = all.length > 0 ? all.valueOf(row % all.length, target.property) : undefined;
  return value ?? (key.isNumber ? 1 : `${target.model.toLowerCase()}-1`);
}

/** Rows that prefer the first target; without a limit it would get a quarter of a large table. */
const favouring = 40;

function keyValue(
  key: SampleKey,
  count: number,
  targetAt: (index: number) => unknown,
  row: number,
  random: Random,
): unknown {
  if (key.shape === 'list') {
    if (count === 0) return key.isRequired ? [key.isNumber ? 1 : '1'] : [];
    const start = random.between(0, Math.max(0, count - 1));
    return Array.from({ length: Math.min(2, count - start) }, (_, index) => targetAt(start + index));
  }
  if (count === 0) return undefined;
  if (key.shape === 'unique') return row < count ? targetAt(row) : undefined;
  if (row < favouring && row % 4 === 0) return targetAt(0);
  if (row < favouring && row % 4 === 2) return targetAt(Math.floor(row / 4 + 1) % count);
  return targetAt(random.between(0, count - 1));
}
