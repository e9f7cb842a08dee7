import { List } from '../types/list.ts';
import type { Dictionary, ModelClass, ModelInstance } from './contracts.ts';

interface ToObjectOptions {
  readonly onlySchema: boolean;
  readonly removeHidden: boolean | undefined;
  readonly removeProtected: boolean | undefined;
}

function readOptions(
  onlySchema: unknown,
  removeHidden?: boolean,
  removeProtected?: boolean,
): ToObjectOptions {
  if (typeof onlySchema === 'object' && onlySchema !== null) {
    const given = onlySchema as Partial<ToObjectOptions>;
    return {
      onlySchema: given.onlySchema ?? true,
      removeHidden: given.removeHidden,
      removeProtected: given.removeProtected,
    };
  }
  return { onlySchema: onlySchema === undefined ? true : Boolean(onlySchema), removeHidden, removeProtected };
}

/** Names given as a list or as a map. */
function listNames(names: unknown): readonly string[] {
  if (typeof names === 'string') return [names];
  if (Array.isArray(names)) return names;
  if (typeof names !== 'object' || names === null) return [];
  return Object.entries(names)
    .filter(([, isListed]) => isListed)
    .map(([name]) => name);
}

export const hiddenProperties = (model: ModelClass): readonly string[] =>
  listNames(model.settings['hiddenProperties'] || model.settings['hidden']);

export const protectedProperties = (model: ModelClass): readonly string[] =>
  listNames(model.settings['protectedProperties'] || model.settings['protected']);

function toPlain(value: unknown, isOpen: boolean, removeHidden: boolean | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof List) return value.toObject(!isOpen, removeHidden, true);
  const { toObject } = value as { toObject?: unknown };
  return toObject
    ? (toObject as ModelInstance['toObject']).call(value as ModelInstance, !isOpen, removeHidden, true)
    : value;
}

const nothing: readonly string[] = [];

function findOmitted(
  model: ModelClass,
  { removeHidden, removeProtected }: ToObjectOptions,
): readonly string[] {
  if (!removeHidden && !removeProtected) return nothing;
  return [
    ...(removeHidden ? hiddenProperties(model) : []),
    ...(removeProtected ? protectedProperties(model) : []),
  ];
}

/**
 * Returns the values of an instance: declared properties (undefined ones too),
 * and everything else on it and in its data, included relations too, if the
 * model is open or more than the schema is requested.
 */
export function toObject(
  self: ModelInstance,
  onlySchema?: unknown,
  removeHidden?: boolean,
  removeProtected?: boolean,
): Dictionary {
  const model = self.constructor;
  const options = readOptions(onlySchema, removeHidden, removeProtected);
  const isOpen = self.__strict === false || !options.onlySchema;
  const omitted = findOmitted(model, options);
  const nullify = model.definition.settings['persistUndefinedAsNull'];
  const data: Dictionary = {};
  for (const { name } of model.definition.layout()) {
    const value = self[name];
    if (typeof value === 'function' || omitted.includes(name)) continue;
    data[name] = value === undefined && nullify ? null : toPlain(value, isOpen, options.removeHidden);
  }
  if (isOpen) addUndeclared(self, data, omitted, options.removeHidden);
  return data;
}

function addUndeclared(
  self: ModelInstance,
  data: Dictionary,
  omitted: readonly string[],
  removeHidden: boolean | undefined,
): void {
  const { properties, settings } = self.constructor.definition;
  const isWanted = (name: string): boolean =>
    !name.startsWith('__') && data[name] === undefined && !omitted.includes(name);
  for (const name of Object.keys(self)) {
    if (!isWanted(name) || Object.hasOwn(properties, name)) continue;
    const value = self[name];
    if (typeof value === 'function') continue;
    if (value !== undefined) data[name] = toPlain(value, true, removeHidden);
    else if (settings['persistUndefinedAsNull']) data[name] = null;
  }
  for (const name of Object.keys(self.__data)) {
    if (!isWanted(name)) continue;
    const own = self[name];
    // A relation function takes precedence over its included data.
    const value = own === undefined || typeof own === 'function' ? self.__data[name] : own;
    if (typeof value === 'function') continue;
    data[name] =
      value === undefined && settings['persistUndefinedAsNull'] ? null : toPlain(value, true, removeHidden);
  }
}
