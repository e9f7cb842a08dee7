import { camelOf, foreignKeyOf, singularOf } from '../naming.ts';

/** Derives a key for one of several relations between two models from its name: gifts of a Customer → giftCustomerId. */
export function ownKeyOf(relationName: string, ownerName: string): string {
  const [, word = relationName, number = ''] = /^(.*?)(\d*)$/s.exec(relationName) ?? [];
  const suffix = foreignKeyOf(ownerName);
  return `${camelOf(singularOf(word))}${number}${suffix.charAt(0).toUpperCase()}${suffix.slice(1)}`;
}
