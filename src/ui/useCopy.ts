import { useState } from 'react';
import { copyText } from './copyText.ts';

/** What became of copying the text that is shown. */
export type CopyState = 'not yet' | 'copied' | 'refused';

/** Copies a text at a click, and tells what became of it until the text is another. */
export function useCopy(text: string): { readonly state: CopyState; readonly copy: () => void } {
  const [done, setDone] = useState<{ readonly text: string; readonly isCopied: boolean } | null>(null);
  const state = done?.text !== text ? 'not yet' : done.isCopied ? 'copied' : 'refused';
  return {
    state,
    copy: () => void copyText(text).then((isCopied) => setDone({ text, isCopied })),
  };
}
