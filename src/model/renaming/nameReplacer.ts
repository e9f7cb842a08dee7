import { camelOf, pluralOf } from '../naming.ts';

/** Replaces the old name by the new one in a text. */
export type NameReplacer = (text: string) => string;

/**
 * Creates a function that replaces the old name of a model by the new one where it
 * is a word: customerId → clientId, myOrders → myPurchases, customer_id → client_id.
 */
export function createReplacer(from: string, to: string): NameReplacer {
  const pairs = [
    [pluralOf(from), pluralOf(to)],
    [from, to],
  ].flatMap(([oldName = '', newName = '']) => [
    { pattern: wordPattern(oldName, '(?<![A-Z])'), replacement: newName },
    { pattern: wordPattern(camelOf(oldName), '(?<![A-Za-z])'), replacement: camelOf(newName) },
    { pattern: wordPattern(oldName.toLowerCase(), '(?<![A-Za-z])'), replacement: newName.toLowerCase() },
  ]);
  return (text) => {
    const match = pairs.find(({ pattern }) => pattern.test(text));
    return match ? text.replace(match.pattern, () => match.replacement) : text;
  };
}

function wordPattern(word: string, before: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`${before}${escaped}(?![a-z])`);
}
