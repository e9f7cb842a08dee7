import { type FileProblem, isListMember } from '../../model/index.ts';
import { pastedScriptPath, pastedTextPath } from '../../sources/index.ts';
import { isTyping } from '../../ui/keyCombo.ts';
import type { Notices } from '../shell/notices.ts';
import type { Opening } from './opening.ts';

/** The path of a pasted text where no source gives it another. */
export const pastedSqlPath = 'pasted.sql';

/** What a pasted text is not, by the path that its source gives it. */
const refusals: ReadonlyMap<string, string> = new Map([
  [pastedSqlPath, 'SQL has no table that can be read'],
  ['pasted.prisma', 'Prisma schema has no model that can be read'],
  ['pasted.dbml', 'DBML has no table that can be read'],
  [pastedScriptPath, 'script has no model that can be read'],
  [pastedTextPath, 'text is not a model'],
  ['pasted text', 'text describes no API that can be read'],
]);

/** Imports models that are pasted as text outside of fields and dialogs, or says why not; returns a function that unsubscribes. */
export function listenToPaste(opening: Opening, notices: Notices): () => void {
  const onPaste = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    void opening.paste(text, (problem) => reportPasteProblem(notices, problem));
  };
  document.addEventListener('paste', onPaste);
  return () => document.removeEventListener('paste', onPaste);
}

export function reportPasteProblem(notices: Notices, problem: FileProblem): void {
  const { line, jsonPath, expected, found } = problem;
  const member = describeMember(problem);
  const places = [
    line === undefined ? null : `line ${line}`,
    jsonPath === undefined ? null : `at ${jsonPath}`,
  ];
  const place = places.filter((each) => each !== null).map((each) => `, ${each}`);
  const what = refusals.get(problem.path) ?? 'JSON is not a model';
  notices.show({
    tone: 'error',
    text: `The pasted ${what}${member === null ? '' : `: ${member}`}${place.join('')}: expected ${expected}, found ${found}.`,
  });
}

/** Names the member of a pasted list that has the problem; null if no list was pasted. */
export function describeMember({ path }: FileProblem): string | null {
  return isListMember(path) ? path : null;
}
