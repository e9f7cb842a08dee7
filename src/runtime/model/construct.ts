import { createRandomUuid, createShortId, createTimeUuid } from '../environment.ts';
import { createError } from '../errors.ts';
import { normalizeFields } from '../query/fields.ts';
import { createList, List } from '../types/list.ts';
import { setParent } from '../types/parent.ts';
import { isInstanceOf, isTypeFunction, type TypeFunction } from '../types/typeFunction.ts';
import type {
  Dictionary,
  InstanceOptions,
  LayoutEntry,
  ModelClass,
  ModelInstance,
  RelationLike,
} from './contracts.ts';
import { assign } from './modelInstance.ts';

/**
 * Fills an instance: values (through the setters of the properties on request),
 * unknown values by the strict mode, relation data into the relation cache,
 * then defaults on request.
 * Writes the values that the default scope or `properties` of the model force into `given`.
 */
export function fillInstance(self: ModelInstance, given: unknown, options: InstanceOptions = {}): void {
  const model = self.constructor;
  const data = readData(model, given);
  const strict = options.strict === undefined ? model.definition.settings['strict'] : options.strict;
  self.__cachedRelations = {};
  self.__data = {};
  self.__dataSource = options.dataSource;
  self.__strict = strict;
  self.__persisted = options.persisted === true;
  if (strict) self.__unknownProperties = [];
  if (data['__cachedRelations']) self.__cachedRelations = data['__cachedRelations'] as Dictionary;
  setValues(self, data, options);
  completeProperties(self, options);
  if (model.definition.settings['persistUndefinedAsNull']) nullifyRelations(self, data);
  const afterInitialize = model['afterInitialize'];
  if (typeof afterInitialize === 'function') afterInitialize.call(self);
}

/** Reads any value by its keys: a text has the keys 0, 1, 2 …, a number has none. */
function readData(model: ModelClass, given: unknown): Dictionary {
  if (given === undefined || given === null) return applyForcedValues(model, {});
  const data = given as Dictionary;
  if (data['constructor'] && typeof data['constructor'] !== 'function')
    throw new Error(`Property name "constructor" is not allowed in ${model.modelName} data`);
  if (given instanceof model) return applyForcedValues(model, (given as ModelInstance).toObject(false));
  noticeOddData(model, given);
  return applyForcedValues(model, given ? data : {});
}

/** Emits a notice for data that cannot have properties, which is always a mistake. */
function noticeOddData(model: ModelClass, given: unknown): void {
  const source = model.dataSource ?? model.modelBuilder.noticeSource;
  if (!source?.hasNoticeListener() || typeof given === 'function') return;
  const isOdd = typeof given !== 'object' || Array.isArray(given) || given instanceof Date;
  if (!isOdd && !(given instanceof String)) return;
  const wanted = model.settings['anonymous']
    ? `an object with ${Object.keys(model.definition.properties).join(', ')}`
    : `an object of ${model.modelName}`;
  source.notice('ODD_VALUE_FOR_MODEL', `${describeOddValue(given)} was given where ${wanted} is declared.`);
}

function describeOddValue(given: unknown): string {
  if (Array.isArray(given)) return 'A list';
  if (given instanceof Date) return 'A date';
  if (typeof given === 'string' || given instanceof String)
    return `The text ${JSON.stringify(given.slice(0, 40))}`;
  return `The ${typeof given} ${String(given)}`;
}

function applyForcedValues(model: ModelClass, data: Dictionary): Dictionary {
  const { settings } = model.definition;
  if (settings['properties'] || settings['attributes'] || settings['scope'])
    (model['applyProperties'] as (data: Dictionary) => void)(data);
  return data;
}

function setValues(self: ModelInstance, data: Dictionary, options: InstanceOptions): void {
  const model = self.constructor;
  const { properties, settings } = model.definition;
  const fields = Array.isArray(options.fields) ? options.fields : undefined;
  const applySetters = options.applySetters === true;
  for (const name of Object.keys(data)) {
    if (fields && !fields.includes(name)) continue;
    let value = data[name];
    if (typeof value === 'function' || name === '__proto__') continue;
    if (value === undefined && settings['persistUndefinedAsNull']) value = null;
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property) {
      if (applySetters || property['id']) assign(self, name, value);
      else self.__data[name] = value;
    } else if (Object.hasOwn(model.relations, name)) {
      setRelation(self, model.relations[name] as RelationLike, value, options);
    } else {
      setUnknown(self, name, value);
    }
  }
}

function setRelation(
  self: ModelInstance,
  relation: RelationLike,
  value: unknown,
  options: InstanceOptions,
): void {
  const { name, modelTo } = relation;
  if (relation.type === 'belongsTo' && value !== null && value !== undefined) {
    self.__data[relation.keyFrom] = (value as Dictionary)[relation.keyTo];
    if (relation.options['embedsProperties'] && modelTo) {
      const { definition, settings } = modelTo;
      const fields = normalizeFields(
        relation.properties,
        Object.keys(definition.properties),
        settings['strict'],
      );
      self.__data[name] = new modelTo(value, {
        fields: [...(fields ?? []), relation.keyTo],
        applySetters: false,
        persisted: options.persisted,
      });
    }
  }
  self.__cachedRelations[name] = value;
}

/** Sets a relation with given data, which also counts as a property without a value, to null, as LoopBack does. */
function nullifyRelations(self: ModelInstance, data: Dictionary): void {
  const { definition, relations } = self.constructor;
  for (const name of Object.keys(data))
    if (Object.hasOwn(relations, name) && !Object.hasOwn(definition.properties, name))
      self.__data[name] ??= null;
}

function setUnknown(self: ModelInstance, name: string, value: unknown): void {
  const cached = self.__cachedRelations[name];
  if (self.__strict === false || cached) {
    if (name.includes('.'))
      throw createError(
        `Property names containing dot(s) are not supported. Model: ${self.constructor.modelName}, dynamic property: ${name}`,
      );
    const stored = value === undefined ? cached : value;
    self.__data[name] = stored;
    assign(self, name, stored);
  } else if (self.__strict !== 'filter') {
    self.__unknownProperties?.push(name);
  }
}

function completeProperties(self: ModelInstance, options: InstanceOptions): void {
  const { definition } = self.constructor;
  const nullify = definition.settings['persistUndefinedAsNull'];
  const fields = Array.isArray(options.fields) ? options.fields : undefined;
  for (const entry of definition.layout()) {
    if (fields && !fields.includes(entry.name)) continue;
    if (entry.hasDefault) applyDefaults(self, entry, options.applyDefaultValues === true);
    if (nullify && self.__data[entry.name] === undefined) self.__data[entry.name] = null;
    if (entry.kind !== 'plain') completeValue(self, entry);
  }
}

function applyDefaults(self: ModelInstance, { name, property }: LayoutEntry, isWanted: boolean): void {
  let value = self.__data[name];
  if (
    isWanted &&
    value === undefined &&
    (!('applyDefaultOnWrites' in property) || property['applyDefaultOnWrites'])
  ) {
    const isDate = isTypeFunction(property.type) && property.type.name === 'Date';
    const found = evaluateDefault(self, property['default'], isDate);
    if (found !== undefined) {
      value = found;
      self.__data[name] = found;
    }
  }
  if (property['persistDefaultValues'] === false && property['default'] === value) delete self.__data[name];
  if (!isWanted || value !== undefined) return;
  const generated = generateDefault(self, property['defaultFn']);
  if (generated !== undefined) self.__data[name] = generated;
}

function evaluateDefault(self: ModelInstance, value: unknown, isDate: boolean): unknown {
  const { now } = self.constructor.modelBuilder.environment;
  if (value === Date || (isDate && value === '$now')) return new Date(now());
  return typeof value === 'function' ? value() : value;
}

function generateDefault(self: ModelInstance, name: unknown): unknown {
  const { engine, environment } = self.constructor.modelBuilder;
  if (name === undefined) return undefined;
  switch (engine.defaultFunctions.has(String(name)) && name) {
    case 'guid':
    case 'uuid':
      return createTimeUuid(environment);
    case 'uuidv4':
      return createRandomUuid(environment);
    case 'now':
      return new Date(environment.now());
    case 'shortid':
    case 'nanoid':
      return createShortId(environment);
    default: {
      const { dataSource, modelName } = self.constructor;
      dataSource?.notice(
        'UNKNOWN_DEFAULT_FUNCTION',
        `${modelName} has the unknown defaultFn ${JSON.stringify(name)}.`,
      );
      return undefined;
    }
  }
}

/**
 * Converts values that bypassed the setters: JSON text is parsed, objects become nested instances, and
 * whatever represents a list becomes a List.
 * @throws Error 400 for a value that cannot become a List
 */
function completeValue(self: ModelInstance, { name, property, kind }: LayoutEntry): void {
  let value = self.__data[name];
  if (value && typeof value !== 'object') value = self.__data[name] = parseText(value);
  if (value === undefined || value === null) return;
  if (kind === 'list') {
    if (!(value instanceof List)) self.__data[name] = createList(value, property.type, self);
  } else if (kind === 'model' && typeof value === 'object') {
    const type = property.type as TypeFunction;
    if (isInstanceOf(value, type)) return;
    const nested = Reflect.construct(type, [value]) as ModelInstance;
    self.__data[name] = nested;
    setParent(nested, self);
  }
}

function parseText(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return String(value);
  }
}
