import { createRandom } from './random.ts';
import type { SampleItems, SampleKey, SampleModel, SampleRow } from './sampleModel.ts';
import { type RowsOf, sampleKeys, sampleRow } from './sampleRows.ts';

/** How deep items are made inside items: a model may embed itself. */
const mostLevels = 2;

/** The most items in a list. */
const mostItems = 3;

/** Lists the foreign keys of a model's rows, and of the items that they hold. */
export function keysIn(model: SampleModel, level = 0): readonly SampleKey[] {
  if (level === mostLevels) return model.keys;
  return [...model.keys, ...model.items.flatMap((items) => keysIn(items.model(), level + 1))];
}

/**
 * Makes the items that one row holds, with keys that reference existing rows.
 *
 * @param rowsOf returns the rows of a model
 */
export function sampleItems(
  model: SampleModel,
  row: number,
  seed: string,
  rowsOf: RowsOf,
  level = 0,
): SampleRow {
  if (level === mostLevels) return {};
  return Object.fromEntries(
    model.items.map((items) => {
      const place = `${seed}/${model.name}.${items.property}`;
      const count = countItems(items, `${place}/${row}`);
      const made = Array.from({ length: count }, (_, index): SampleRow => {
        const item = items.model();
        const number = row * mostItems + index;
        return {
          ...sampleRow(item, place, number),
          ...sampleKeys(item, number, place, rowsOf),
          ...sampleItems(item, number, place, rowsOf, level + 1),
          ...idOf(items, item, index),
        };
      });
      return [items.property, items.isList ? made : made[0]];
    }),
  );
}

/** LoopBack refuses a list whose items have no id. */
function countItems({ isList, model }: SampleItems, place: string): number {
  if (!isList) return 1;
  return model().idName === null ? 0 : createRandom(place).between(1, mostItems);
}

/** The id of an item: of a list its number in it, as embedsMany counts; a single item needs none. */
function idOf(
  { isList }: SampleItems,
  { name, idName, idType, isIdMade }: SampleModel,
  index: number,
): SampleRow {
  if (idName === null) return {};
  if (!isList || isIdMade) return { [idName]: undefined };
  return { [idName]: idType === 'number' ? index + 1 : `${name.toLowerCase()}-${index + 1}` };
}
