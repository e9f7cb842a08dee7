import type { ModelClass, ModelInstance } from './contracts.ts';

/** The class at the top of every model's chain; created once, so that instances of all builders are recognised. */
export const rootPrototype = Object.create(null) as ModelInstance;
Object.setPrototypeOf(rootPrototype, Object.prototype);

export const isModelInstance = (value: unknown): value is ModelInstance =>
  typeof value === 'object' && value !== null && Object.prototype.isPrototypeOf.call(rootPrototype, value);

export const isModelClass = (value: unknown): value is ModelClass =>
  typeof value === 'function' && isModelInstance(value.prototype);

/** The name of the id property; "id" for models without one. */
export const idNameOf = (model: ModelClass): string => model.definition.idName() ?? 'id';

/** Assigns without throwing if a property is read-only or has only a getter. */
export function assign(target: object, name: string, value: unknown): void {
  if (name !== '__proto__') Reflect.set(target, name, value);
}

/** Defines a property that is not enumerable. */
export function defineHidden(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });
}
