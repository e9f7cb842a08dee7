import { isJsonObject, type JsonObject, type JsonValue } from '../../../lib/json.ts';

/** A part of a row that has changed. */
export interface ChangedPart {
  /** "city", "addressList[0].city" */
  readonly path: string;
  /** undefined where it was added. */
  readonly before: JsonValue | undefined;
  /** undefined where it was removed. */
  readonly after: JsonValue | undefined;
}

/** How deep changes are told apart; deeper ones are shown with what is around them. */
const mostLevels = 6;

/** Lists what has changed in a row: in embedded items only the properties that differ. */
export function changedParts(before: JsonObject, after: JsonObject): readonly ChangedPart[] {
  return membersOf('', before, after, 0);
}

function partsOf(
  path: string,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  level: number,
): readonly ChangedPart[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (level < mostLevels) {
    if (isJsonObject(before) && isJsonObject(after)) return membersOf(`${path}.`, before, after, level);
    if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isJsonObject))
      return itemsOf(path, before, after, level);
  }
  return [{ path, before, after }];
}

function membersOf(
  prefix: string,
  before: JsonObject,
  after: JsonObject,
  level: number,
): readonly ChangedPart[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => partsOf(`${prefix}${name}`, before[name], after[name], level + 1));
}

/** Compares two lists of items: by their ids where each has one of its own, else by their places. */
function itemsOf(
  path: string,
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  level: number,
): readonly ChangedPart[] {
  const [old, now] =
    hasOwnIds(before) && hasOwnIds(after) ? [byId(before), byId(after)] : [byIndex(before), byIndex(after)];
  const parts = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    return partsOf(`${path}[${(is ?? was)?.index ?? ''}]`, was?.item, is?.item, level + 1);
  });
  // The same items in another order.
  return parts.length > 0 ? parts : [{ path, before, after }];
}

type Keyed = ReadonlyMap<string, { readonly index: number; readonly item: JsonValue }>;

const idOf = (item: JsonValue): string | null =>
  isJsonObject(item) && (typeof item['id'] === 'number' || typeof item['id'] === 'string')
    ? `${item['id']}`
    : null;

function hasOwnIds(items: readonly JsonValue[]): boolean {
  const ids = items.map(idOf);
  return ids.every((id) => id !== null) && new Set(ids).size === ids.length;
}

const byId = (items: readonly JsonValue[]): Keyed =>
  new Map(items.map((item, index) => [String(idOf(item)), { index, item }]));

const byIndex = (items: readonly JsonValue[]): Keyed =>
  new Map(items.map((item, index) => [String(index), { index, item }]));
