import { camelOf, pluralOf } from '../naming.ts';

/** Puts the new name in the place of the old one in a text. */
export type Replace = (text: string) => string;

/**
 * Puts the new name of a model in the place of the old one wherever it stands
 * as a word: customerId → clientId, myOrders → myPurchases, customer_id → client_id.
 */
export function createReplacer(from: string, to: string): Replace {
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
