import { type ReactNode, useMemo } from 'react';
import { type Editor, useEditorActions } from '../../editor/index.ts';
import { type Draft, DraftsContext } from '../../ui/drafts.ts';

/** The drafts of each open project. */
const draftsOf = new WeakMap<Editor, Map<string, Draft>>();

function textsOf(editor: Editor): Map<string, Draft> {
  const texts = draftsOf.get(editor) ?? new Map<string, Draft>();
  draftsOf.set(editor, texts);
  return texts;
}

interface KeepDraftsProps {
  /** The model or relation whose fields are inside. */
  readonly owner: string;
  readonly children: ReactNode;
}

/** Keeps invalid JSON in the fields inside while something else is selected. */
export function KeepDrafts({ owner, children }: KeepDraftsProps) {
  const texts = textsOf(useEditorActions());
  const drafts = useMemo(() => ({ owner, texts }), [owner, texts]);
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}
