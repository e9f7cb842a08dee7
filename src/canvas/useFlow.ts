import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useEditor, useSettledStructure } from '../editor/index.ts';
import { emptyFlow, type Flow } from './flow.ts';
import { loadEdges, useDrawEdges } from './lazyEdges.ts';
import { toFlow } from './toFlow.ts';
import type { ViewOptionsStore } from './viewOptions.ts';

/** What finding ways may take of a frame, in milliseconds. */
const SHARE_OF_FRAME = 6;
/** And of the time in which the page has nothing else to do. */
const SHARE_OF_IDLE = 12;
/** So many new models are drawn a moment before their edges. */
const MANY = 200;

/** The flow of the project as it is; what looks the same keeps its identity from the flow before. */
export function useFlow(options: ViewOptionsStore, isMoving: boolean): Flow {
  const project = useEditor((state) => state.project);
  const selection = useEditor((state) => state.selection);
  // A badge may come a moment after the letter that was typed; names and keys may not.
  const settled = useSettledStructure();
  const { detail, isFocused } = useStore(options);
  const drawEdges = useDrawEdges();
  const [memory] = useState<{ flow: Flow }>(() => ({ flow: emptyFlow }));
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round draws the ways that were found meanwhile
  const flow = useMemo(() => {
    const hasTime = timer(SHARE_OF_FRAME);
    const areMany = project.models.length - memory.flow.nodes.length > MANY;
    const before = areMany ? { ...memory.flow, edges: emptyFlow.edges } : memory.flow;
    const view = { selection, detail, isFocused, settled, isMoving, hasTime };
    memory.flow = toFlow(project, { ...view, drawEdges: areMany ? null : drawEdges }, before);
    return memory.flow;
  }, [memory, project, selection, detail, isFocused, settled, isMoving, drawEdges, round]);

  useEffect(() => {
    if (isMoving || drawEdges === null) return;
    if (flow.edges === emptyFlow.edges) return soon(() => setRound((before) => before + 1));
    return settleWhenIdle(flow, () => setRound((before) => before + 1));
  }, [flow, isMoving, drawEdges]);
  return flow;
}

function soon(run: () => void): () => void {
  const handle = setTimeout(run, 0);
  return () => clearTimeout(handle);
}

/** Finds the ways that there was no time for, bit by bit, and tells when all are found. */
function settleWhenIdle({ edges }: Flow, onSettled: () => void): () => void {
  let handle: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  void loadEdges().then(({ areSettled, settleMore }) => {
    if (!isWanted || areSettled(edges)) return;
    const goOn = (): void => {
      if (settleMore(edges, timer(SHARE_OF_IDLE))) onSettled();
      // Frames and what is typed come first.
      else handle = setTimeout(goOn, 0);
    };
    handle = setTimeout(goOn, 0);
  });
  return () => {
    isWanted = false;
    clearTimeout(handle);
  };
}

/** Says yes for so many milliseconds. */
function timer(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() < end;
}
