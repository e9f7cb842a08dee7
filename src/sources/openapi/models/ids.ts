import { camelOf } from '../../../model/index.ts';
import type { ApiReading } from '../schemas/reading.ts';
import { readValue } from '../schemas/values.ts';
import type { ValueFacts } from '../schemas/valueTypes.ts';
import type { Draft } from './draft.ts';

/** Whether only answers have a property: the server fills it. */
export const isFilledByServer = ({ isReadOnly }: ValueFacts): boolean => isReadOnly;

/**
 * Finds the id of a model: `id`, or a property that only answers have and that is
 * named after the model. A base has it already, unless the model declares it again.
 */
export function assignId(draft: Draft, reading: ApiReading): void {
  const own = ownIdOf(draft, reading);
  const inherited = draft.base === null ? null : inheritedIdOf(draft.base, reading);
  draft.idName = inherited === null || inherited === own ? own : null;
  // Another value of that name would take the id from the model.
  if (inherited !== null && draft.idName === null) draft.shape.properties.delete(inherited);
}

function inheritedIdOf(draft: Draft, reading: ApiReading): string | null {
  const above = draft.base === null ? null : inheritedIdOf(draft.base, reading);
  return above ?? ownIdOf(draft, reading);
}

function ownIdOf({ shape, named }: Draft, reading: ApiReading): string | null {
  const word = camelOf(named.key.split('.').at(-1) ?? named.key);
  const own = [`${word}Id`, `${word}_id`, `${word}ID`].map((name) => name.toLowerCase());
  const isOwn = (name: string): boolean => own.includes(name.toLowerCase());
  const names = [...['id', '_id', 'ID', 'Id'].filter((name) => shape.properties.has(name))];
  names.push(...[...shape.properties.keys()].filter(isOwn));
  const found = names.find((name) => {
    const declared = shape.properties.get(name);
    const facts = declared && readValue(reading, declared);
    // An object cannot be an id.
    return facts?.type.kind === 'plain' && facts.type.name !== 'array' && (!isOwn(name) || facts.isReadOnly);
  });
  return found ?? null;
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
