import { useState } from 'react';
import { copyText } from './copyText.ts';

/** The state of copying the shown text. */
export type CopyState = 'idle' | 'copied' | 'refused';

/** Copies a text, and returns the state of the copy until the text changes. */
export function useCopy(text: string): { readonly state: CopyState; readonly copy: () => void } {
  const [done, setDone] = useState<{ readonly text: string; readonly isCopied: boolean } | null>(null);
  const state = done?.text !== text ? 'idle' : done.isCopied ? 'copied' : 'refused';
  return {
    state,
    copy: () => void copyText(text).then((isCopied) => setDone({ text, isCopied })),
  };
}
