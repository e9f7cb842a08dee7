/** The snippets of a project, and the id of the one in the editor. */
export interface SnippetBook {
  readonly current: string;
  readonly snippets: readonly Snippet[];
}

export interface Snippet {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

export const emptyBook: SnippetBook = { current: '1', snippets: [{ id: '1', name: 'Snippet 1', code: '' }] };

export function currentSnippet(book: SnippetBook): Snippet {
  const [first] = book.snippets;
  const fallback = first ?? { id: '1', name: 'Snippet 1', code: '' };
  return book.snippets.find(({ id }) => id === book.current) ?? fallback;
}

/** Adds a snippet and opens it. Reuses an empty one. */
export function addSnippet(book: SnippetBook, code: string, name?: string): SnippetBook {
  const empty = book.snippets.find((one) => one.code === '');
  if (empty !== undefined) {
    return {
      current: empty.id,
      snippets: book.snippets.map((one) => (one === empty ? { ...one, code, name: name ?? one.name } : one)),
    };
  }
  const number = book.snippets.reduce((most, { id }) => Math.max(most, Number(id) || 0), 0) + 1;
  const snippet = { id: String(number), name: name ?? `Snippet ${number}`, code };
  return { current: snippet.id, snippets: [...book.snippets, snippet] };
}

export function writeSnippet(book: SnippetBook, changes: Partial<Omit<Snippet, 'id'>>): SnippetBook {
  const { id } = currentSnippet(book);
  const exists = book.snippets.some((one) => one.id === id);
  const snippets = exists ? book.snippets : [currentSnippet(book)];
  return {
    current: id,
    snippets: snippets.map((one) => (one.id === id ? { ...one, ...changes } : one)),
  };
}

/** Removes the one in the editor. The last one is cleared instead. */
export function removeSnippet(book: SnippetBook): SnippetBook {
  const { id } = currentSnippet(book);
  const index = book.snippets.findIndex((one) => one.id === id);
  const snippets = book.snippets.filter((one) => one.id !== id);
  const next = snippets[Math.min(index, snippets.length - 1)];
  return next === undefined ? emptyBook : { current: next.id, snippets };
}
