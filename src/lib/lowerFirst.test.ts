import { describe, expect, it } from 'vitest';
import { lowerFirst } from './lowerFirst.ts';

describe('lowerFirst', () => {
  it('keeps the capitals of names inside a text', () => {
    expect(lowerFirst('Relate to AuthorPicture only')).toBe('relate to AuthorPicture only');
    expect(lowerFirst('')).toBe('');
  });
});
