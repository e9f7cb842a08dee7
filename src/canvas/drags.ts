import type { NodeChange } from '@xyflow/react';
import { createContext, useCallback, useContext, useState } from 'react';
import type { Editor } from '../editor/index.ts';
import { moveItems } from '../model/index.ts';
import type { CanvasNode } from './flow.ts';
import { fromFlow } from './fromFlow.ts';

/** The editor's step of a drag; it is open while something is dragged. */
export const moveStep = 'move';

const resizing = 'resize:';

/** The editor's step while the border of an area or a note is dragged. */
export const resizeStep = (id: string): string => `${resizing}${id}`;

/** The drags of models, areas, notes and borders. */
interface Drags {
  /** Whether one has begun. */
  isOpen(): boolean;
  /** Puts back what is dragged; the rest of the gesture does nothing. */
  cancel(): void;
  /** Whether the drag was cancelled and the button is still held. */
  isCancelled(): boolean;
}

/** For the parts of the canvas that are dragged by means of their own. */
export const DragsContext = createContext<Pick<Drags, 'isCancelled'>>({ isCancelled: () => false });

export const useIsDragCancelled = (): (() => boolean) => useContext(DragsContext).isCancelled;

function createDrags(editor: Editor): Drags {
  let isCancelled = false;
  const isOpen = (): boolean => {
    const { openStep } = editor.getState();
    return openStep === moveStep || openStep?.startsWith(resizing) === true;
  };
  // After React Flow and the borders have heard of the release, too.
  const onRelease = (): void => {
    setTimeout(() => {
      isCancelled = false;
    });
    for (const type of releases) window.removeEventListener(type, onRelease, true);
  };
  return {
    isOpen,
    cancel() {
      if (!isOpen()) return;
      isCancelled = true;
      editor.cancelStep();
      for (const type of releases) window.addEventListener(type, onRelease, true);
    },
    isCancelled: () => isCancelled,
  };
}

const releases = ['pointerup', 'pointercancel'] as const;

interface Relating {
  readonly isConnecting: () => boolean;
  readonly cancel: () => void;
}

/**
 * Runs what React Flow says of its nodes, and cancels drags of any kind.
 *
 * @param relating the drag of a relation
 */
export function useDrags(editor: Editor, { isConnecting, cancel }: Relating) {
  const [drags] = useState(() => createDrags(editor));
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const { project, selection } = editor.getState();
      const { moved, isDragging, selected } = fromFlow(changes, project, selection);
      if (selected !== null) editor.select(selected);
      if (moved === null || drags.isCancelled()) return;
      editor.run(moveItems, moved, { step: moveStep, label: 'Move' });
      if (!isDragging) editor.endStep();
    },
    [editor, drags],
  );
  const isDragging = useCallback(() => isConnecting() || drags.isOpen(), [isConnecting, drags]);
  const cancelDrag = useCallback(() => {
    if (isConnecting()) cancel();
    else drags.cancel();
  }, [isConnecting, cancel, drags]);
  return { drags, onNodesChange, isDragging, cancelDrag };
}
