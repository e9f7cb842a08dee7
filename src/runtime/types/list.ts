import { asJson, createError } from '../errors.ts';
import type { ModelInstance } from '../model/contracts.ts';
import { setParent } from './parent.ts';
import { constructType, isTypeFunction, type TypeFunction } from './typeFunction.ts';

function readItems(items: unknown, takesNumberAsLength: boolean): readonly unknown[] {
  let read = items;
  if (typeof read === 'string') {
    try {
      read = JSON.parse(read);
    } catch {
      throw createError(`could not create List from JSON string: ${asJson(read)}`, { statusCode: 400 });
    }
  }
  if (typeof read === 'number' && takesNumberAsLength) return [...new Array(read)];
  read = read || [];
  if (!Array.isArray(read)) throw createError(`Items must be an array: ${asJson(read)}`, { statusCode: 400 });
  return read;
}

/** The given type of the items, or that of the first one; undefined or null if there is none. */
function findItemType(type: unknown, items: readonly unknown[]): unknown {
  const first = items[0];
  const itemType: unknown = type || (first ? (first as object).constructor : undefined);
  return Array.isArray(itemType) ? itemType[0] : itemType;
}

/** The lists without a type for their items: they keep what they are created with, and refuse more. */
const untyped = new WeakSet<List>();

/** The value of an array property: an array that coerces what is pushed to the type of its items. */
export class List extends Array<unknown> {
  declare readonly itemType: TypeFunction | undefined;
  declare readonly parent: object | undefined;

  /** `map`, `filter` and the like return plain arrays. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  /** @throws TypeError in a list without a type, as LoopBack does */
  toItem(item: unknown): unknown {
    const { itemType } = this;
    if (untyped.has(this) && !Array.isArray(item)) throw new TypeError('this.itemType is not a function');
    if (!itemType || Array.isArray(item)) return item;
    if (itemType === Date) return item === null ? null : new Date(item as string);
    return constructType(itemType, item);
  }

  /** Returns the stored item, unlike the push of an array. */
  override push(value: unknown): never {
    const item = isItem(this, value) ? value : this.toItem(value);
    if (this.parent) setParent(item, this.parent);
    super.push(item);
    return item as never;
  }

  toObject(onlySchema?: boolean, removeHidden?: boolean, removeProtected?: boolean): unknown[] {
    return this.toArray().map((item) => {
      if (item instanceof List) return item.toArray();
      const convertible = item as { toObject?: (...options: unknown[]) => unknown } | null | undefined;
      return typeof item === 'object' && convertible?.toObject
        ? convertible.toObject(onlySchema, removeHidden, removeProtected)
        : item;
    });
  }

  /** A plain array, without the holes. */
  toArray(): unknown[] {
    return this.filter(() => true);
  }

  toJSON(): unknown[] {
    return this.toObject(true);
  }

  override toString(): string {
    return JSON.stringify(this.toJSON());
  }
}

const isItem = (list: List, value: unknown): boolean =>
  list.itemType !== undefined && value instanceof (list.itemType as unknown as new () => unknown);

/**
 * Creates the List of an array property.
 * @param type the type of the items, `[type]`, or null: the type of the first item
 * @param parent the instance that owns it
 * @throws Error 400 when `items` is neither an array, nor its JSON text, nor a length that the engine takes
 */
export function createList(items: unknown, type: unknown, parent?: ModelInstance): List {
  const values = readItems(items, parent?.constructor.modelBuilder.engine.takesNumberAsLength ?? true);
  const list = new List();
  const itemType = findItemType(type, values);
  const isTyped = itemType !== Array && isTypeFunction(itemType);
  Object.defineProperty(list, 'itemType', { value: isTyped ? itemType : undefined, writable: true });
  if (parent) Object.defineProperty(list, 'parent', { value: parent, writable: true });
  for (let index = 0; index < values.length; index++) {
    if (!(index in values)) continue;
    const item = values[index];
    list[index] = isItem(list, item) ? item : list.toItem(item);
    if (parent) setParent(list[index], parent);
  }
  if (itemType === undefined || itemType === null) untyped.add(list);
  return list;
}
