import type { Callback } from '../calls.ts';
import { reply, splitCall } from '../calls.ts';
import { findInstanceById } from '../dao/find.ts';
import { applyProperties, idOf } from '../dao/support.ts';
import { triggerHooks } from '../legacyHooks.ts';
import { isValid } from '../validation/isValid.ts';
import { fillInstance } from './construct.ts';
import type { DataSourceLike, Dictionary, InstanceOptions, ModelInstance, Options } from './contracts.ts';
import { assign } from './modelInstance.ts';
import { toObject } from './toObject.ts';

/** The methods of every instance except the writes (docs/loopback.md#model-classes). */
export const instanceMethods = {
  isNewRecord(this: ModelInstance): boolean {
    return !this.__persisted;
  },

  isValid(this: ModelInstance, callback?: Callback, data?: unknown, options?: Options): boolean | undefined {
    return isValid(this, callback, data, options);
  },

  toObject(
    this: ModelInstance,
    onlySchema?: unknown,
    removeHidden?: boolean,
    removeProtected?: boolean,
  ): Dictionary {
    return toObject(this, onlySchema, removeHidden, removeProtected);
  },

  toJSON(this: ModelInstance): Dictionary {
    return this.toObject(false, true, false);
  },

  fromObject(this: ModelInstance, values: Dictionary): void {
    for (const name of Object.keys(values)) assign(this, name, values[name]);
  },

  setAttribute(this: ModelInstance, name: string, value: unknown): void {
    assign(this, name, value);
  },

  setAttributes(this: ModelInstance, values: unknown): void {
    if (typeof values !== 'object' || values === null) return;
    const data = values as Dictionary;
    applyProperties(this.constructor, data, this);
    for (const name of Object.keys(data)) this.setAttribute(name, data[name]);
    this.constructor.emit('set', this);
  },

  unsetAttribute(this: ModelInstance, name: string, nullify?: boolean): void {
    if (nullify || this.constructor.definition.settings['persistUndefinedAsNull']) {
      this.__data[name] = null;
      assign(this, name, null);
      return;
    }
    Reflect.deleteProperty(this, name);
    delete this.__data[name];
  },

  /** Reads the stored row into a new instance; null for a missing row. */
  reload(this: ModelInstance, ...args: unknown[]): unknown {
    const { callback } = splitCall(args);
    const model = this.constructor;
    return reply(callback, () => findInstanceById(model, idOf(model, this), {}, {}));
  },

  getPropertyType(this: ModelInstance, name: string): unknown {
    return (this.constructor['getPropertyType'] as (name: string) => unknown)(name);
  },

  getDataSource(this: ModelInstance): DataSourceLike | null {
    return (this.__dataSource as DataSourceLike | undefined) ?? this.constructor.dataSource;
  },

  getConnector(this: ModelInstance): unknown {
    return (this['getDataSource'] as () => DataSourceLike | null)()?.connector;
  },

  setStrict(this: ModelInstance, strict: unknown): void {
    this.__strict = strict;
  },

  /** Fills the instance; the constructor calls it, as LoopBack's does. */
  _initProperties(this: ModelInstance, data: unknown, options?: InstanceOptions): void {
    fillInstance(this, data, options);
  },

  /** Removes everything that is not a property: included relations, and values that are not declared. */
  reset(this: ModelInstance): void {
    const { properties } = this.constructor.definition;
    for (const name in this) if (name !== 'id' && !properties[name]) Reflect.deleteProperty(this, name);
  },

  /** Runs work between the legacy hooks of an action: `beforeSave` and `afterSave` for "save". */
  trigger(
    this: ModelInstance,
    action: string,
    work?: ((this: ModelInstance, next: (done?: () => void) => void) => void) | null,
    data?: unknown,
    callback?: (...outcome: unknown[]) => void,
  ): void {
    triggerHooks(this, action, work, data, callback);
  },

  inspect(this: ModelInstance): Dictionary {
    return this.__data;
  },
};
