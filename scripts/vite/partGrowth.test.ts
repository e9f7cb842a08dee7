import { expect, it } from 'vitest';
import { findGrowth } from './partGrowth.ts';

const recorded = { 'the first page': 200, editor: 50, old: 20, small: 6 };

it('accepts what is smaller, and a growth by a tenth', () => {
  expect(findGrowth({ 'the first page': 220, editor: 30, old: 20, tiny: 9.9 }, recorded)).toEqual([]);
});

it('reports growth by more than a tenth, large new parts, and recorded ones that are gone', () => {
  expect(findGrowth({ 'the first page': 220.1, editor: 56, added: 10 }, recorded)).toEqual([
    'the first page has grown from 200 to 220.1 KB.',
    'editor has grown from 50 to 56 KB.',
    'added is new and has 10 KB.',
    'old is recorded, but is not a part any more.',
  ]);
});
