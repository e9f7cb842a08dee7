import { createList } from '../types/list.ts';
import { setParent } from '../types/parent.ts';
import { constructType, isInstanceOf, isTypeFunction, type PropertyType } from '../types/typeFunction.ts';
import type { ModelInstance } from './contracts.ts';
import { isModelInstance } from './modelInstance.ts';

/** Parses "true", "1", "false" and "0"; everything else is converted by its truthiness. */
export function toBoolean(value: unknown): boolean | null {
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  return value === null || value === undefined ? null : Boolean(value);
}

/**
 * Coerces a value to the type of its property; null and undefined stay.
 * @throws the error of the type: Error 400 for an array property, AssertionError for a GeoPoint …
 */
export function coerceValue(type: PropertyType, value: unknown, owner: ModelInstance): unknown {
  if (value === null || value === undefined) return value;
  if (!isTypeFunction(type) || type === Array) return createList(value, type, owner);
  if ((type as unknown) === Date) return new Date(value as string);
  if (type === Boolean) return toBoolean(value);
  if (type === Number || type === String) return isInstanceOf(value, type) ? value : type(value);
  const coerced = isInstanceOf(value, type) ? value : constructType(type, value);
  if (isModelInstance(coerced)) setParent(coerced, owner);
  return coerced;
}
