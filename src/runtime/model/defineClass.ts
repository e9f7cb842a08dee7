import { Emitter, emitterMembers } from '../events.ts';
import { isTypeFunction } from '../types/typeFunction.ts';
import { validateDateOf, validatePresenceOf, validatesAbsenceOf } from '../validation/configure.ts';
import { coerceValue } from './coercion.ts';
import type { Dictionary, InstanceOptions, ModelClass, ModelInstance, Settings } from './contracts.ts';
import { mergeSettings } from './mergeSettings.ts';
import { assign, defineHidden } from './modelInstance.ts';

/** Creates the constructor of a model class, callable with and without `new`. */
export function createConstructor(name: string, statics: object): ModelClass {
  const modelClass = function model(this: unknown, data?: unknown, options?: InstanceOptions): unknown {
    if (!(this instanceof model)) return Reflect.construct(model, [data, options]);
    const self = this as ModelInstance;
    if (self.constructor.settings['unresolved']) throw new Error(`Model ${name} is not defined.`);
    self._initProperties(data, { applySetters: true, applyDefaultValues: true, ...options });
    return undefined;
  };
  Object.setPrototypeOf(modelClass, statics);
  Object.defineProperty(modelClass, 'name', { value: name, configurable: true });
  defineHidden(modelClass, 'modelName', name);
  addEvents(modelClass);
  return modelClass as unknown as ModelClass;
}

function addEvents(modelClass: object): void {
  const events = new Emitter().setMaxListeners(32);
  for (const name of emitterMembers) defineHidden(modelClass, name, events[name].bind(events));
}

/** Makes the class extend its base: instances inherit through the prototype, own statics of the base are copied. */
export function inherit(model: ModelClass, base: ModelClass): void {
  const prototype = Object.create(base.prototype) as object;
  defineHidden(prototype, 'constructor', model);
  Object.defineProperty(model, 'prototype', { value: prototype, writable: true });
  for (const name of Object.keys(base)) {
    if (!Object.hasOwn(model, name)) assign(model, name, base[name]);
  }
}

/** Adds the validations and accessors of a property. */
export function registerProperty(model: ModelClass, name: string): void {
  const property = model.definition.properties[name];
  if (!property?.type) throw new Error(`Invalid type for property ${name}`);
  const { required, type } = property as Dictionary;
  if (required) validatePresenceOf(model, name, typeof required === 'object' ? (required as Dictionary) : {});
  if (type === Date) validateDateOf(model, name);
  defineAccessors(model, name);
}

function defineAccessors(model: ModelClass, name: string): void {
  const { definition, getter, setter } = model;
  Object.defineProperty(model.prototype, name, {
    get(this: ModelInstance) {
      const custom = getter[name];
      return custom ? custom.call(this) : this.__data?.[name];
    },
    set(this: ModelInstance, value: unknown) {
      const given = value === undefined && definition.settings['persistUndefinedAsNull'] ? null : value;
      const custom = setter[name];
      if (custom) {
        custom.call(this, given);
        return;
      }
      const type = definition.properties[name]?.type;
      this.__data ??= {};
      this.__data[name] = type ? coerceValue(type, given, this) : given;
    },
    configurable: true,
    enumerable: true,
  });
  Object.defineProperty(model.prototype, `$${name}`, {
    get(this: ModelInstance) {
      return this.__data?.[name];
    },
    set(this: ModelInstance, value: unknown) {
      this.__data ??= {};
      this.__data[name] = value;
    },
    configurable: true,
    enumerable: false,
  });
}

/** Defines `instance.id` for models whose id has another name, or several parts. */
export function defineIdAlias(model: ModelClass): void {
  const names = model.definition.idNames();
  if (names.length === 1 && names[0] === 'id') return;
  Object.defineProperty(model.prototype, 'id', {
    get(this: ModelInstance) {
      const current = model.definition.idNames();
      if (current.length === 1) return this.__data[current[0] as string];
      return Object.fromEntries(current.map((name) => [name, this.__data[name]]));
    },
    configurable: true,
    enumerable: false,
  });
}

/** Forbids a given id on create where ids are generated; determines `forceId` as LoopBack does. */
export function applyForceId(model: ModelClass): void {
  const { definition } = model;
  const idName = definition.idName();
  const property = idName === undefined ? undefined : definition.properties[idName];
  if (idName === undefined || !property) return;
  let forceId = definition.settings['forceId'];
  if (property['generated'] && forceId !== false) forceId = 'auto';
  else if (!property['generated'] && forceId === 'auto') forceId = false;
  if (forceId) validatesAbsenceOf(model, idName, { if: 'isNewRecord' });
  property['updateOnly'] = Boolean(forceId);
  definition.settings['forceId'] = forceId;
}

/** Merges the properties and settings of a subclass into those of its base. */
export function extendDefinition(
  base: ModelClass,
  properties: Dictionary,
  settings: Settings,
): { properties: Dictionary; settings: Settings } {
  const ownsId = Object.values(properties).some((property) => (property as Dictionary | null)?.['id']);
  const merged: Dictionary = { ...properties };
  for (const [name, property] of Object.entries(base.definition.properties)) {
    if ((ownsId && property['id']) || merged[name] !== undefined) continue;
    const type = isTypeFunction(property.type) ? property.type : [...property.type];
    merged[name] = { ...property, type };
  }
  const mergedSettings = mergeSettings(base, settings);
  if (!settings['base']) mergedSettings['base'] = base;
  return { properties: merged, settings: mergedSettings };
}
