/** A property type: a function that converts a value to the type. */
export interface TypeFunction {
  (value: unknown): unknown;
  readonly name: string;
  readonly prototype: unknown;
}

export type PropertyType = TypeFunction | readonly TypeFunction[];

export const isTypeFunction = (value: unknown): value is TypeFunction => typeof value === 'function';

const isEsClass = (type: TypeFunction): boolean =>
  Function.prototype.toString.call(type).startsWith('class ');

/** Calls a type; ES classes need `new`. */
export function constructType(type: TypeFunction, value: unknown): unknown {
  return isEsClass(type) ? Reflect.construct(type, [value]) : type(value);
}

export const isInstanceOf = (value: unknown, type: TypeFunction): boolean =>
  typeof type.prototype === 'object' && value instanceof (type as unknown as new () => unknown);
