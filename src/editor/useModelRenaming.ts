import { useRef } from 'react';
import type { ModelId, Project } from '../model/index.ts';
import { incompleteRenameOf, typeModelName } from './modelRenames.ts';
import { useEditorActions, usePendingRenames } from './useEditor.ts';

/** The handlers of a field for the name of a model. */
export interface ModelRenaming {
  /** Takes each text while it is typed; returns false if the name differs from it, 'refused' if it is not a name. */
  type(text: string): boolean | 'refused';
  /** Ends the rename; reports names left unchanged that could have changed. */
  end(): void;
  /** Restores the original name. */
  cancel(): void;
}

/** Returns handlers that rename a model in place (see typeModelName). */
export function useModelRenaming(modelId: ModelId): ModelRenaming {
  const editor = useEditorActions();
  const renames = usePendingRenames();
  const before = useRef<Project | null>(null);
  return {
    type(text) {
      before.current ??= editor.getState().project;
      return text.trim() === '' ? 'refused' : typeModelName(editor, modelId, text);
    },
    end() {
      editor.endStep();
      const { project } = editor.getState();
      const incomplete = before.current && incompleteRenameOf(before.current, project, modelId);
      before.current = null;
      if (incomplete !== null) renames.setState({ incomplete });
    },
    cancel() {
      before.current = null;
      editor.cancelStep();
    },
  };
}
