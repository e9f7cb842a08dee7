import { useState } from 'react';
import type { ExampleSnippet } from './examples.ts';
import { currentSnippet, type SnippetBook, writeSnippet } from './snippets.ts';

/** What the code editor holds. */
export interface EditedCode {
  readonly code: string;
  /** Whether it is the first example, unedited. */
  readonly isPristine: boolean;
  change(text: string): void;
}

/** Provides the code of the current snippet. A new book shows the first example, with the names of the design. */
export function useEditedCode(
  book: SnippetBook,
  examples: readonly ExampleSnippet[],
  onBookChange: (book: SnippetBook) => void,
): EditedCode {
  const [touched, setTouched] = useState<string | null>(null);
  const snippet = currentSnippet(book);
  const isPristine = snippet.code === '' && touched !== snippet.id && book.snippets.length === 1;
  const code = isPristine ? (examples[0]?.code ?? '') : snippet.code;
  return {
    code,
    isPristine,
    change: (text) => {
      if (text === code) return;
      setTouched(snippet.id);
      onBookChange(writeSnippet(book, { code: text }));
    },
  };
}
