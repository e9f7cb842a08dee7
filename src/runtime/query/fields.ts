import type { Dictionary } from '../model/contracts.ts';

/**
 * Returns the `fields` of a filter as a list of names; undefined means all.
 * @param fields a name, a list, `{name: true}` (only these) or `{name: false}` (all but these)
 * @param known the declared properties
 * @param dropsUnknown whether names that are not declared are left out (strict models)
 */
export function normalizeFields(
  fields: unknown,
  known: readonly string[],
  dropsUnknown: unknown,
): string[] | undefined {
  if (!fields) return undefined;
  const names = selectNames(fields, known);
  if (!names) return undefined;
  return dropsUnknown ? names.filter((name) => known.includes(name)) : names;
}

function selectNames(fields: unknown, known: readonly string[]): string[] | undefined {
  if (typeof fields === 'string') return [fields];
  if (Array.isArray(fields)) return fields.length > 0 ? (fields as string[]) : undefined;
  if (typeof fields !== 'object' || fields === null) return [...known];
  const flags = fields as Dictionary;
  const names = Object.keys(flags);
  if (names.length === 0) return undefined;
  const wanted = names.filter((name) => flags[name]);
  return wanted.length > 0 ? wanted : known.filter((name) => !(name in flags));
}
