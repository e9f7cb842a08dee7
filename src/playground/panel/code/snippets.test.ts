import { describe, expect, it } from 'vitest';
import { addSnippet, currentSnippet, emptyBook, removeSnippet, writeSnippet } from './snippets.ts';

describe('snippets', () => {
  it('are added, shown, renamed, written and removed', () => {
    let book = writeSnippet(emptyBook, { code: 'one' });
    book = addSnippet(book, 'two');
    expect(currentSnippet(book)).toEqual({ id: '2', name: 'Snippet 2', code: 'two' });
    book = writeSnippet(book, { name: 'Second' });
    book = addSnippet({ ...book, current: '1' }, 'three');
    expect(book.snippets.map(({ name, code }) => [name, code])).toEqual([
      ['Snippet 1', 'one'],
      ['Second', 'two'],
      ['Snippet 3', 'three'],
    ]);
    book = removeSnippet(book);
    expect(currentSnippet(book).code).toBe('two');
    book = removeSnippet(removeSnippet(book));
    expect(book).toEqual(emptyBook);
  });

  it('reuse an empty one', () => {
    expect(addSnippet(emptyBook, 'x').snippets).toHaveLength(1);
  });
});
