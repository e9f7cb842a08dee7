import { expect, it } from 'vitest';
import { withArticle } from './withArticle.ts';

it.each([
  ['Order', 'an Order'],
  ['EmailAddress', 'an EmailAddress'],
  ['address', 'an address'],
  ['Customer', 'a Customer'],
])('%s becomes "%s"', (name, expected) => {
  expect(withArticle(name)).toBe(expected);
});
