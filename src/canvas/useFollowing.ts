import { useStoreApi } from '@xyflow/react';
import { useEffect, useLayoutEffect } from 'react';
import { useEditor, useEditorActions } from '../editor/index.ts';
import type { Project } from '../model/index.ts';
import type { Drawn } from './drawn.ts';
import { loadedDragging } from './lazyEdges.ts';

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
    (state) => loadedDragging()?.projectToDraw(drawn, state, store.getState()) ?? state.project,
  );
  const follow = (): void => loadedDragging()?.follow(drawn, editor.getState(), store.getState());
  useLayoutEffect(() => {
    drawn.transform = store.getState().transform;
    follow();
  });
  useEffect(() => editor.subscribe(follow));
  return project;
}
