import { looksLikeJson } from '../../exchange/index.ts';
import type { Notices } from '../notices.ts';
import type { Opening } from '../opening.ts';
import { isTyping } from '../shortcut.ts';

/** Takes models whose JSON is pasted while nothing is typed and no dialog is open; returns its own undoing. */
export function listenToPaste(opening: Opening, notices: Notices): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!looksLikeJson(text)) return;
    event.preventDefault();
    const problem = opening.paste(text);
    if (problem === null) return;
    const place = problem.line === undefined ? '' : `, line ${problem.line}`;
    notices.show({
      tone: 'error',
      text: `The pasted JSON is no model${place}: expected ${problem.expected}, found ${problem.found}.`,
    });
  };
  document.addEventListener('paste', onPaste);
  return () => document.removeEventListener('paste', onPaste);
}
