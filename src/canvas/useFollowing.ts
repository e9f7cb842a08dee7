import { type ReactFlowState, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { useEditor, useEditorActions } from '../editor/index.ts';
import type { Project } from '../model/index.ts';
import type { Flow } from './flow.ts';
import { loadedEdges } from './lazyEdges.ts';
import type { FlowView } from './toFlow.ts';

/** What was drawn last; in a drag its flow is newer than the rest. */
export interface Drawn {
  flow: Flow;
  /** undefined before the first picture. */
  project?: Project;
  view?: FlowView;
  /** The pan and zoom. */
  transform?: ReactFlowState['transform'];
  /** Whether only boxes and edges show where the models are. */
  readonly isPlain: RefObject<boolean>;
}

/**
 * Returns the project to draw. While a single model is dragged, that is the one of an earlier
 * step: its box and its edges follow the pointer without a render.
 *
 * @param drawn kept up to date by the caller
 */
export function useFollowing(drawn: Drawn): Project {
  const editor = useEditorActions();
  const store = useStoreApi();
  const project = useEditor(
    (state) => loadedEdges()?.projectToDraw(drawn, state, store.getState()) ?? state.project,
  );
  const follow = (): void => loadedEdges()?.follow(drawn, editor.getState(), store.getState());
  useLayoutEffect(() => {
    drawn.transform = store.getState().transform;
    follow();
  });
  useEffect(() => editor.subscribe(follow));
  return project;
}
