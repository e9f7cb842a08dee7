import { isJsonObject, type JsonObject, type JsonValue } from '../lib/json.ts';
import { getOwn, withKey, withoutKey } from '../lib/own.ts';

/** A key of an index with its direction: 1 or -1, or what a database knows besides ("text", "2dsphere"). */
export interface IndexKey {
  readonly name: string;
  readonly direction: JsonValue;
}

/** Returns the keys of an index; null where its form is another one, which only JSON can show. */
export function keysOfIndex(index: JsonValue | undefined): readonly IndexKey[] | null {
  if (!isJsonObject(index)) return null;
  const keys = getOwn<JsonValue | undefined>(index, 'keys') ?? {};
  const options = getOwn<JsonValue | undefined>(index, 'options') ?? {};
  if (!isJsonObject(keys) || !isJsonObject(options)) return null;
  return Object.entries(keys).map(([name, direction]) => ({ name, direction: direction ?? null }));
}

/** Replaces the keys of an index; everything else in it stays. */
export function withIndexKeys(index: JsonObject, keys: readonly IndexKey[]): JsonObject {
  const changed = Object.fromEntries(keys.map(({ name, direction }) => [name, direction]));
  return Object.hasOwn(index, 'keys') ? withKey(index, 'keys', changed) : { keys: changed, ...index };
}

/** Sets an option of an index to true, or removes it. Empty options that result are removed too. */
export function withIndexOption(index: JsonObject, option: string, isOn: boolean): JsonObject {
  const options = getOwn<JsonValue | undefined>(index, 'options');
  const before = isJsonObject(options) ? options : {};
  const changed = isOn ? withKey<JsonValue | undefined>(before, option, true) : withoutKey(before, option);
  return Object.keys(changed).length === 0
    ? (withoutKey(index, 'options') as JsonObject)
    : withKey<JsonValue | undefined>(index, 'options', changed);
}

/** The options of an index that have a switch. */
export const indexOptions = ['unique', 'sparse'] as const;

/** Lists what is in an index besides its keys and the options with a switch: `columns`, `options.background`. */
export function otherPartsOfIndex(index: JsonObject): readonly string[] {
  const options = getOwn<JsonValue | undefined>(index, 'options');
  const known: readonly string[] = indexOptions;
  return [
    ...Object.keys(index).filter((key) => key !== 'keys' && key !== 'options'),
    ...Object.keys(isJsonObject(options) ? options : {})
      .filter((option) => !known.includes(option))
      .map((option) => `options.${option}`),
  ];
}

/** Whether an index has an option. */
export function hasIndexOption(index: JsonObject, option: string): boolean {
  const options = getOwn<JsonValue | undefined>(index, 'options');
  return isJsonObject(options) && Boolean(getOwn(options, option));
}

/** Whether LoopBack applies a mixin with this value: `true`, options (null too), or a list of these. */
export function isMixinApplied(value: JsonValue): boolean {
  const isApplying = (each: JsonValue): boolean => each === true || typeof each === 'object';
  return Array.isArray(value) ? value.some(isApplying) : isApplying(value);
}
