import { camelOf, foreignKeyOf, singularOf } from '../naming.ts';

/** A key for one of several relations between two models, made of its name: gifts of a Customer → giftCustomerId. */
export function ownKeyOf(relationName: string, ownerName: string): string {
  const [, word = relationName, number = ''] = /^(.*?)(\d*)$/s.exec(relationName) ?? [];
  const end = foreignKeyOf(ownerName);
  return `${camelOf(singularOf(word))}${number}${end.charAt(0).toUpperCase()}${end.slice(1)}`;
}
