import type { JsonValue } from '../../../lib/json.ts';
import type { DesignType } from '../reading/annotations.ts';
import { Code, isObjectValue, type Value } from '../reading/values.ts';

/** Finds the model of a class by the name of the class; null if it is not among the files. */
export type FindModel = (className: string) => string | null;

/** The types that LoopBack has itself, by their names in small letters. */
const builtIn = new Set(
  'string number boolean date object any array buffer null geopoint objectid uuid'.split(' '),
);

/**
 * Returns a type as a model file of LoopBack 3 has it: "number" of `Number`, "Address" of
 * `() => Address`, ["string"] of a list. undefined if the type is code.
 */
export function fileTypeOf(
  type: Value,
  itemType: Value | undefined,
  findModel: FindModel,
): JsonValue | undefined {
  if (Array.isArray(type)) {
    const [item] = type as readonly Value[];
    return item === undefined ? 'array' : listOf(fileTypeOf(item, undefined, findModel));
  }
  const name = nameOfType(type, findModel);
  if (name !== 'array' || itemType === undefined) return name;
  return listOf(fileTypeOf(itemType, undefined, findModel));
}

/** A list of anything is LoopBack's "array". */
function listOf(item: JsonValue | undefined): JsonValue | undefined {
  if (item === undefined) return undefined;
  return item === 'any' ? 'array' : [item];
}

function nameOfType(type: Value, findModel: FindModel): string | undefined {
  if (typeof type === 'string') return builtIn.has(type.toLowerCase()) ? type.toLowerCase() : type;
  if (!(type instanceof Code) || type.className === null) return undefined;
  return typeOfClass(type.className, findModel);
}

function typeOfClass(className: string, findModel: FindModel): string {
  const isBuiltIn = /^(?:String|Number|Boolean|Date|Object|Array|Buffer)$/.test(className);
  return findModel(className) ?? (isBuiltIn ? className.toLowerCase() : className);
}

/** Returns the type of a property that its decorator leaves to TypeScript; null for a class that is not among the files. */
export function typeOfDesign(design: DesignType, findModel: FindModel): string | null {
  return 'type' in design ? design.type : findModel(design.className);
}

/** Whether a type is that of a list, in LoopBack 4's words. */
export function isListType(type: Value | undefined): boolean {
  if (typeof type === 'string') return type.toLowerCase() === 'array';
  return type instanceof Code && type.className === 'Array';
}

/** Whether the attributes of a property have a type of their own. */
export const hasType = (attributes: Value | undefined): boolean =>
  isObjectValue(attributes) && attributes.get('type') !== undefined;
