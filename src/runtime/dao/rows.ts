import type { JsonValue } from '../../lib/json.ts';
import type { Row } from '../connector.ts';
import type { Dictionary, ModelClass } from '../model/contracts.ts';
import { noticeSqlData } from '../sqlNotices.ts';
import { isTypeFunction } from '../types/typeFunction.ts';

/** Converts a value as JSON.stringify would; undefined for what JSON leaves out. */
function toJsonValue(value: unknown): JsonValue | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'object':
      return value === null ? null : objectToJson(value);
    case 'bigint':
      throw new TypeError('Do not know how to serialize a BigInt');
    default:
      return undefined;
  }
}

function objectToJson(value: object): JsonValue | undefined {
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === 'function') {
    const replaced: unknown = toJSON.call(value);
    return typeof replaced === 'object' && replaced !== null ? plainToJson(replaced) : toJsonValue(replaced);
  }
  return plainToJson(value);
}

function plainToJson(value: object): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item) => toJsonValue(item) ?? null);
  if (value instanceof String || value instanceof Number || value instanceof Boolean)
    return toJsonValue(value.valueOf());
  return toRow(value as Dictionary);
}

/** Converts data to a row, as JSON.stringify would. */
function toRow(data: Dictionary): Row {
  const row: Record<string, JsonValue> = {};
  for (const name of Object.keys(data)) {
    const value = toJsonValue(data[name]);
    if (value !== undefined && name !== '__proto__') row[name] = value;
  }
  return row;
}

/** Like `toRow`, and reports numbers that could not be parsed to a listener. */
export function toModelRow(model: ModelClass, data: Dictionary): Row {
  if (model.dataSource?.hasNoticeListener())
    for (const [name, value] of Object.entries(data))
      if (typeof value === 'number' && Number.isNaN(value))
        model.dataSource.notice(
          'NUMBER_STORED_AS_NULL',
          `${name} of ${model.modelName} is not a number and is stored as null.`,
        );
  noticeSqlData(model, data);
  return toRow(data);
}

type Reviver = (value: unknown) => unknown;

const revivers: Readonly<Record<string, Reviver>> = {
  Date: (value) => (value instanceof Date ? value : new Date(String(value).replace(/GMT.*$/, 'GMT'))),
  Boolean,
  Number,
};

/** Returns a function that turns rows into data: it revives declared dates, numbers and booleans; the rest stays JSON. */
export function createReviver(model: ModelClass): (row: Dictionary) => Dictionary {
  const steps: [name: string, revive: Reviver][] = [];
  for (const { name } of model.definition.layout()) {
    const type = model.definition.storedTypeOf(name);
    const revive = isTypeFunction(type) ? revivers[type.name] : undefined;
    if (revive) steps.push([name, revive]);
  }
  return (row) => {
    const data: Dictionary = { ...row };
    for (const [name, revive] of steps) {
      const value = data[name];
      if (value !== undefined && value !== null) data[name] = revive(value);
    }
    return data;
  };
}

export const reviveRow = (model: ModelClass, row: Dictionary): Dictionary => createReviver(model)(row);
