import { applyProperties, applyScope, defaultScope } from '../dao/support.ts';
import { isTypeFunction } from '../types/typeFunction.ts';
import type { DataSourceLike, Dictionary, Filter, ModelClass, ModelInstance } from './contracts.ts';
import { getMergePolicy } from './mergeSettings.ts';
import { mixInByName, mixInto } from './mixin.ts';
import { hiddenProperties, protectedProperties } from './toObject.ts';

/** The static methods of every model class except reads and writes (docs/loopback.md#model-classes). */
export const modelStatics = {
  defineProperty(this: ModelClass, name: string, property: unknown): void {
    if (this.dataSource) this.dataSource.defineProperty(this.modelName, name, property);
    else this.modelBuilder.defineProperty(this.modelName, name, property);
  },

  /** The name of the type of a property; null where it is not declared. */
  getPropertyType(this: ModelClass, name: string): string | null {
    const property = this.definition.properties[name];
    if (!property) return null;
    if (!property.type) throw new Error(`Type not defined for property ${this.modelName}.${name}`);
    return isTypeFunction(property.type) ? property.type.name : 'Array';
  },

  isHiddenProperty(this: ModelClass, name: string): boolean {
    return hiddenProperties(this).includes(name);
  },

  isProtectedProperty(this: ModelClass, name: string): boolean {
    return protectedProperties(this).includes(name);
  },

  getDataSource(this: ModelClass): DataSourceLike | null {
    return this.dataSource;
  },

  getConnector(this: ModelClass): unknown {
    return this.dataSource?.connector;
  },

  getMergePolicy(settings?: Dictionary): Dictionary {
    return getMergePolicy(settings ?? {});
  },

  attachTo(this: ModelClass, dataSource: DataSourceLike & { attach(model: ModelClass): unknown }): void {
    dataSource.attach(this);
  },

  /** Returns the class for these data; may be overridden. */
  lookupModel(this: ModelClass): ModelClass {
    return this;
  },

  defaultScope(this: ModelClass, target: unknown, instance?: ModelInstance): Filter {
    return defaultScope(this, target, instance);
  },

  applyScope(this: ModelClass, query: Filter, instance?: ModelInstance): void {
    applyScope(this, query, instance);
  },

  applyProperties(this: ModelClass, data: Dictionary, instance?: ModelInstance): void {
    applyProperties(this, data, instance);
  },

  /** The properties that may be updated but not created. */
  getUpdateOnlyProperties(this: ModelClass): string[] {
    return Object.entries(this.definition.properties)
      .filter(([, property]) => property['updateOnly'])
      .map(([name]) => name);
  },

  /** Copies members of another class, or applies a mixin by its name. */
  mixin(this: ModelClass, source: unknown, options?: Dictionary): unknown {
    if (typeof source === 'string') return mixInByName(this, source, options);
    return mixInto(this, source as Parameters<typeof mixInto>[1], options);
  },

  toString(this: ModelClass): string {
    return `[Model ${this.modelName}]`;
  },
};
