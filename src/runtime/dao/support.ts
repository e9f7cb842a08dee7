import type { Connector, Key } from '../connector.ts';
import { createError, FailureWithResult, PKMissingError } from '../errors.ts';
import { andThen, type Maybe } from '../maybe.ts';
import type {
  DataSourceLike,
  Dictionary,
  Filter,
  HookContext,
  ModelClass,
  ModelInstance,
  Options,
} from '../model/contracts.ts';
import { idNameOf } from '../model/modelInstance.ts';
import { copyScopeValues, mergeQuery } from '../query/mergeQuery.ts';
import { idProperty } from '../storedRow.ts';
import { ValidationError } from '../validation/validationError.ts';

/** @throws Error where the model was defined without a data source */
function dataSourceOf(model: ModelClass, method: string): DataSourceLike {
  if (model.dataSource) return model.dataSource;
  throw new Error(
    `Cannot call ${model.modelName}.${method}(). The ${method} method has not been setup. The PersistedModel has not been correctly attached to a DataSource!`,
  );
}

/** Calls the store as soon as it knows all models. */
export function callStore<Result>(
  model: ModelClass,
  call: (connector: Connector, name: string) => Promise<Result>,
): Promise<Result> {
  const dataSource = dataSourceOf(model, 'create');
  const ready = dataSource.whenReady();
  const run = (): Promise<Result> => call(dataSource.connector, dataSource.storeOf(model));
  return ready instanceof Promise ? ready.then(run) : run();
}

/** Whether an instance of a stored row gets the defaults of properties without a value. */
export const fillsDefaultsOnReads = ({ modelBuilder, settings }: ModelClass): boolean =>
  modelBuilder.engine.fillsDefaultsOnReads && settings['applyDefaultsOnReads'] !== false;

export const idOf = (model: ModelClass, data: Dictionary | ModelInstance): unknown =>
  (data as Dictionary)[idNameOf(model)];

/** The property of a stored row that holds its id; even a model without id has one. */
export const storedIdName = (model: ModelClass): string =>
  idProperty({ idName: model.definition.idName() ?? null });

export const whereId = (model: ModelClass, id: unknown): Dictionary => ({ [idNameOf(model)]: id });

/** Whether a where clause is this id and nothing else, so that no hook has changed it. */
export function isWhereId(model: ModelClass, where: unknown, id: unknown): boolean {
  const clause = where as Dictionary;
  const names = Object.keys(clause);
  return names.length === 1 && names[0] === idNameOf(model) && clause[idNameOf(model)] === id;
}

/** @throws PKMissingError for a model without id */
export function requireId(model: ModelClass): void {
  if (!model.definition.hasPK()) throw new PKMissingError(model.modelName);
}

/** @throws TypeError for null instead of a clause, or in a list: LoopBack looks for geo conditions in it */
export function refuseNullWhere(where: unknown): void {
  if (typeof where !== 'object') return;
  if (where === null) throw new TypeError('Cannot convert undefined or null to object');
  for (const value of Object.values(where)) if (Array.isArray(value)) value.forEach(refuseNullWhere);
}

export const isMissingId = (id: unknown): boolean => id === undefined || id === null || id === '';

export function createContext(
  model: ModelClass,
  hookState: Dictionary,
  options: Options,
  more: Dictionary,
): HookContext {
  return { Model: model, ...more, hookState, options };
}

/** The filter of the default scope. */
export function defaultScope(model: ModelClass, target: unknown, instance?: ModelInstance): Filter {
  const { scope } = model.definition.settings;
  const found = typeof scope === 'function' ? scope.call(model, target, instance) : scope;
  return typeof found === 'object' && found !== null ? (found as Filter) : {};
}

/** Merges the default scope into a query, in place. */
export function applyScope(model: ModelClass, query: Filter, instance?: ModelInstance): void {
  if (!model.definition.settings['scope']) return;
  const scope = defaultScope(model, query, instance);
  // The scope object itself excludes parts from the merge with `include: false` and the like.
  const own = { ...scope };
  const settings = model.definition.settings['scope'] as Dictionary;
  for (const part of ['include', 'collect', 'limit', 'skip', 'offset'])
    if (settings[part] === false) delete own[part];
  mergeQuery(query, own);
}

/** Writes the values that `properties` or the default scope of a model force into data. */
export function applyProperties(model: ModelClass, data: Dictionary, instance?: ModelInstance): void {
  const { settings } = model.definition;
  const forced = settings['properties'] || settings['attributes'];
  if (typeof forced === 'object' && forced !== null) Object.assign(data, forced);
  else if (typeof forced === 'function') Object.assign(data, forced.call(model, data, instance) || {});
  else if (forced !== false && settings['scope']) {
    const { where } = defaultScope(model, data, instance);
    if (typeof where === 'object' && where !== null) copyScopeValues(data, where as Dictionary, model);
  }
}

export const hasForcedValues = ({ definition: { settings } }: ModelClass): boolean =>
  Boolean(settings['properties'] || settings['attributes'] || settings['scope']);

/** The class for these data: `lookupModel` may be overridden. */
export const lookupModel = (model: ModelClass, data: unknown): ModelClass =>
  (model['lookupModel'] as (data: unknown) => ModelClass)(data);

/**
 * Whether to validate: the option of the call decides, else the setting of this name,
 * else `automaticValidation`, else the fallback.
 */
export function wantsValidation(
  model: ModelClass,
  options: Options,
  fallback: boolean | undefined,
  name = 'automaticValidation',
): boolean | undefined {
  const { settings } = model;
  let setting = options['validate'];
  if (setting === undefined) setting = settings[name];
  if (setting === undefined) setting = settings['automaticValidation'];
  return setting === undefined ? fallback : Boolean(setting);
}

/** Validates an instance; synchronous unless a validation is asynchronous. */
export function checkValid(instance: ModelInstance, data: unknown, options: Options): Maybe<boolean> {
  let outcome: boolean | undefined;
  let settle: ((isValid: boolean) => void) | undefined;
  instance.isValid(
    (isValid: boolean) => {
      outcome = isValid;
      settle?.(isValid);
    },
    data,
    options,
  );
  return (
    outcome ??
    new Promise<boolean>((resolve) => {
      settle = resolve;
    })
  );
}

/** Fails with a ValidationError, which carries the instance, if it is not valid. */
export function requireValid(instance: ModelInstance, data: unknown, options: Options): Maybe<void> {
  return andThen(checkValid(instance, data, options), (isValid) => {
    if (!isValid) throw new FailureWithResult(new ValidationError(instance), instance);
  });
}

/** Drops properties that a strict model does not declare; notes them for the validation unless the model only filters. */
export function dropUnknown(instance: ModelInstance, data: Dictionary): Dictionary {
  const { properties } = instance.constructor.definition;
  const strict = instance.__strict;
  const known: Dictionary = {};
  for (const name of Object.keys(data)) {
    if (Object.hasOwn(properties, name)) known[name] = data[name];
    else if (strict && strict !== 'filter') instance.__unknownProperties?.push(name);
  }
  return known;
}

export const toKeyValue = (id: unknown): Key => id as Key;

export function createNotFound(model: ModelClass, id: unknown): Error {
  return createError(`No instance with id ${String(id)} found for ${model.modelName}`, { statusCode: 404 });
}
