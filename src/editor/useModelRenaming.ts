import { useRef } from 'react';
import type { ModelId, Project } from '../model/index.ts';
import { withRenaming } from './pendingRenames.ts';
import { useEditorActions, usePendingRenames } from './useEditor.ts';

/** The handlers of a field for the name of a model. */
export interface ModelRenaming {
  /**
   * Takes each text while it is typed; returns false if the name differs from it, also while the code that renames
   * is being loaded, 'refused' if it is not a name, and 'soon' if the rename waits for a pause.
   */
  type(text: string): boolean | 'refused' | 'soon';
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
      if (text.trim() === '') return 'refused';
      let answer: boolean | 'soon' = false;
      withRenaming(renames, ({ typeModelName }) => {
        before.current ??= editor.getState().project;
        answer = typeModelName(editor, modelId, text);
      });
      return answer;
    },
    end() {
      withRenaming(renames, ({ incompleteRenameOf }) => {
        editor.endStep();
        const { project } = editor.getState();
        const incomplete = before.current && incompleteRenameOf(before.current, project, modelId);
        before.current = null;
        if (incomplete !== null) renames.setState({ incomplete });
      });
    },
    cancel() {
      withRenaming(renames, () => {
        before.current = null;
        editor.cancelStep();
      });
    },
  };
}
