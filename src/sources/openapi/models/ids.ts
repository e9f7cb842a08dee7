import { camelOf } from '../../../model/index.ts';
import type { ApiReading } from '../schemas/reading.ts';
import { readValue } from '../schemas/values.ts';
import type { ValueFacts } from '../schemas/valueTypes.ts';
import type { Draft } from './drafts.ts';

/** Whether only answers have a property: the server fills it. */
export const isFilledByServer = ({ isReadOnly }: ValueFacts): boolean => isReadOnly;

/** The property that is the id of a model: `id`, or one that only answers have and that is named after the model. */
export function idNameOf({ shape, named }: Draft, reading: ApiReading): string | null {
  const { properties } = shape;
  const usual = ['id', '_id', 'ID', 'Id'].find((name) => properties.has(name));
  if (usual !== undefined) return usual;
  const word = camelOf(named.key.split('.').at(-1) ?? named.key);
  const own = [`${word}Id`, `${word}_id`, `${word}ID`].map((name) => name.toLowerCase());
  const found = [...properties].find(
    ([name, declared]) => own.includes(name.toLowerCase()) && readValue(reading, declared).isReadOnly,
  );
  return found?.[0] ?? null;
}

/** Whether a model or its bases have an id. */
export function hasId(draft: Draft): boolean {
  for (let each: Draft | null = draft; each !== null; each = each.base) if (each.idName !== null) return true;
  return false;
}

/** The type of a model's id: "number". */
export function idTypeOf(draft: Draft): string | null {
  for (let each: Draft | null = draft; each !== null; each = each.base) {
    const type = each.idName === null ? undefined : each.properties.get(each.idName)?.['type'];
    if (typeof type === 'string') return type;
  }
  return null;
}
