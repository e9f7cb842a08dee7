import { useRef } from 'react';
import type { ModelId, Project } from '../model/index.ts';
import { keptNamesOf, typeModelName } from './modelRenames.ts';
import { useEditorActions, usePropertyRenames } from './useEditor.ts';

/** What a field for the name of a model does with what is typed. */
export interface ModelRenaming {
  /** Each text while it is typed; false where it is taken in another form, 'refused' where it is not a name. */
  type(text: string): boolean | 'refused';
  /** Editing ended; says so where names were kept that could have changed. */
  end(): void;
  /** Brings back the name that was there before. */
  cancel(): void;
}

/** Renames a model in place (see typeModelName). */
export function useModelRenaming(modelId: ModelId): ModelRenaming {
  const editor = useEditorActions();
  const renames = usePropertyRenames();
  const before = useRef<Project | null>(null);
  return {
    type(text) {
      before.current ??= editor.getState().project;
      return text.trim() === '' ? 'refused' : typeModelName(editor, modelId, text);
    },
    end() {
      editor.endStep();
      const { project } = editor.getState();
      const kept = before.current && keptNamesOf(before.current, project, modelId);
      before.current = null;
      if (kept !== null) renames.setState({ kept });
    },
    cancel() {
      before.current = null;
      editor.cancelStep();
    },
  };
}
