import { isJsonObject, type JsonObject, type JsonValue } from '../../../../lib/json.ts';
import { memoByKey } from '../../../../lib/memo.ts';
import { readRelation } from '../../calls/catalogue.ts';
import type { DesignModel, DesignRelation } from '../../design/design.ts';
import { showCell } from '../cellText.ts';

/** A property whose value is an item of another model, or a list of such items. */
export interface HeldItems {
  readonly property: string;
  /** The model of the items. */
  readonly model: DesignModel;
  readonly isList: boolean;
  /** The relation that embeds them; null where the property only has the model as its type. */
  readonly relation: DesignRelation | null;
}

/** The models of a design by name. */
export const modelsByName = memoByKey(
  (design: readonly DesignModel[]): ReadonlyMap<string, DesignModel> =>
    new Map(design.map((one) => [one.name, one])),
);

type Design = readonly DesignModel[];
type HeldByProperty = ReadonlyMap<string, HeldItems>;

/** Finds the properties of a model in which its relations embed items, by name. */
export const embeddedItemsOf = (model: DesignModel, design: Design): HeldByProperty =>
  embeddedItems(design)(model);

const embeddedItems = memoByKey((design: Design) =>
  memoByKey((model: DesignModel): HeldByProperty => {
    const held = new Map<string, HeldItems>();
    for (const relation of model.relations) {
      const { storedIn: property, model: name } = relation;
      const of = property === undefined ? undefined : modelsByName(design).get(name);
      if (property === undefined || of === undefined) continue;
      const isList = readRelation(relation).kind?.isMultiple ?? false;
      held.set(property, { property, model: of, isList, relation });
    }
    return held;
  }),
);

/** Finds the properties of a model that hold items, by name: through relations that embed, and through types. */
export const heldItemsOf = (model: DesignModel, design: Design): HeldByProperty => heldItems(design)(model);

const heldItems = memoByKey((design: Design) =>
  memoByKey((model: DesignModel): HeldByProperty => {
    const held = new Map(embeddedItemsOf(model, design));
    for (const { name: property, type } of model.properties) {
      const isList = type.startsWith('[') && type.endsWith(']');
      const of = modelsByName(design).get(isList ? type.slice(1, -1) : type);
      if (of !== undefined && !held.has(property))
        held.set(property, { property, model: of, isList, relation: null });
    }
    return held;
  }),
);

/** An item of a stored value. */
export interface HeldItem {
  /** Its index in the stored list; 0 where there is no list. */
  readonly index: number;
  readonly item: JsonObject;
}

/** Lists the items in a stored value; what is not an object is no item. */
export function itemsIn(value: JsonValue | undefined): readonly HeldItem[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item, index) =>
    isJsonObject(item) ? [{ index, item }] : [],
  );
}

/** Describes what a property holds: "Address: Main Street, Paris", "3 × Address"; null for a value of another shape. */
export function describeHeld(value: JsonValue | undefined, { model, isList }: HeldItems): string | null {
  if (isList) return Array.isArray(value) ? `${value.length} × ${model.name}` : null;
  if (!isJsonObject(value)) return null;
  const text = describeItem(value, model);
  return text === '' ? model.name : `${model.name}: ${text}`;
}

/** The most values in the description of an item. */
const mostValues = 3;

/** Describes an item by its first texts and numbers, "Main Street, Paris"; by its id where it has no other. */
export function describeItem(
  item: JsonObject,
  { name: model, idName, properties, relations }: DesignModel,
): string {
  const keys = new Set(
    relations.flatMap(({ keyHolder, foreignKey, discriminator }) =>
      keyHolder === model ? [foreignKey, discriminator] : [],
    ),
  );
  const names = [...new Set([...properties.map(({ name }) => name), ...Object.keys(item)])];
  const values = names
    .filter((name) => name !== idName && !keys.has(name))
    .map((name) => item[name])
    .filter((value) => typeof value === 'number' || (typeof value === 'string' && value.trim() !== ''));
  if (values.length > 0) return values.slice(0, mostValues).map(showCell).join(', ');
  const id = item[idName ?? 'id'];
  return typeof id === 'number' || typeof id === 'string' ? String(id) : '';
}
