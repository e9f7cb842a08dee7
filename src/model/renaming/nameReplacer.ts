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
  ].flatMap(([old = '', now = '']) => [
    { pattern: wordPattern(old, '(?<![A-Z])'), now },
    { pattern: wordPattern(camelOf(old), '(?<![A-Za-z])'), now: camelOf(now) },
    { pattern: wordPattern(old.toLowerCase(), '(?<![A-Za-z])'), now: now.toLowerCase() },
  ]);
  return (text) => {
    const fitting = pairs.find(({ pattern }) => pattern.test(text));
    return fitting ? text.replace(fitting.pattern, () => fitting.now) : text;
  };
}

function wordPattern(word: string, before: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`${before}${escaped}(?![a-z])`);
}
