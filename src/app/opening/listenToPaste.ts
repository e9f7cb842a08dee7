import { looksLikeJson } from '../../exchange/index.ts';
import { type FileProblem, isListMember } from '../../model/index.ts';
import { isTyping } from '../../ui/keyCombo.ts';
import type { Notices } from '../shell/notices.ts';
import type { Opening } from './opening.ts';

/** Takes models whose JSON is pasted while nothing is typed and no dialog is open; returns its own undoing. */
export function listenToPaste(opening: Opening, notices: Notices): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!looksLikeJson(text)) return;
    event.preventDefault();
    void opening.paste(text, (problem) => tellPasteProblem(notices, problem));
  };
  document.addEventListener('paste', onPaste);
  return () => document.removeEventListener('paste', onPaste);
}

export function tellPasteProblem(notices: Notices, problem: FileProblem): void {
  const { line, jsonPath, expected, found } = problem;
  const member = memberOf(problem);
  const places = [
    line === undefined ? null : `line ${line}`,
    jsonPath === undefined ? null : `at ${jsonPath}`,
  ];
  const place = places.filter((each) => each !== null).map((each) => `, ${each}`);
  notices.show({
    tone: 'error',
    text: `The pasted JSON is not a model${member === null ? '' : `: ${member}`}${place.join('')}: expected ${expected}, found ${found}.`,
  });
}

/** Which member of a pasted list it is about; null where no list was pasted. */
export function memberOf({ path }: FileProblem): string | null {
  return isListMember(path) ? path : null;
}
