import { type RefObject, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useCheckedFiles, useEditor } from '../editor/index.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import type { HasTime } from '../lib/slices.ts';
import { allRelations, type Project } from '../model/index.ts';
import { moveStep } from './drags.ts';
import type { Drawn } from './drawn.ts';
import { emptyFlow, type Flow } from './flow.ts';
import { loadEdges, useDrawEdges } from './lazyEdges.ts';
import { sceneOf, toFlow } from './toFlow.ts';
import { useFollowing } from './useFollowing.ts';
import type { ViewOptionsStore } from './viewOptions.ts';

/** The time that routing may take in a render, in milliseconds. */
const SHARE_OF_RENDER = 6;
/** With more edges than this, it would rarely be enough to settle all: they settle in slices after the frame. */
const MANY_TO_SETTLE = 400;
const SHARE_OF_MANY = 1;
/** More new models than this are drawn before their edges. */
const MANY = 200;
/** After a change of the models, more edges than this are drawn in a turn of their own. */
const MANY_EDGES = 2000;

/**
 * The flow of the current project; what looks the same keeps its identity.
 *
 * @param isPlain whether only boxes and edges show where the models are
 */
export function useFlow(options: ViewOptionsStore, isPlain: RefObject<boolean>): Flow {
  const selection = useEditor((state) => state.selection);
  const isMoving = useEditor((state) => state.openStep === moveStep);
  // Problem badges may lag behind typing; names and keys may not.
  const settled = useCheckedFiles();
  const { detail, isFocused, focusSteps } = useStore(options);
  const drawEdges = useDrawEdges();
  const [memory] = useState<Memory>(() => ({
    flow: emptyFlow,
    models: null,
    relations: 0,
    areEdgesLate: false,
    isPlain,
  }));
  const project = useFollowing(memory);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round draws the routes found since
  const flow = useMemo(() => {
    const areManyToSettle = memory.flow.edges.length > MANY_TO_SETTLE;
    const hasTime = pageSlices.allow(areManyToSettle ? SHARE_OF_MANY : SHARE_OF_RENDER);
    const areMany = areManyNew(memory, project);
    const before = areMany ? { ...memory.flow, edges: emptyFlow.edges } : memory.flow;
    // Late edges stay late until they are prepared: another change must not draw them at once.
    const areLate = memory.areEdgesLate || leavesEdgesForLater(memory, project);
    memory.areEdgesLate = areMany || (!isMoving && areLate);
    const edges = memory.areEdgesLate ? null : drawEdges;
    const shown = { selection, detail, isFocused, focusSteps, settled };
    memory.view = { ...shown, isMoving, hasTime, drawEdges: edges };
    memory.flow = toFlow(project, memory.view, before);
    memory.project = project;
    if (memory.models !== project.models) memory.relations = allRelations(project).length;
    memory.models = project.models;
    return memory.flow;
  }, [memory, project, selection, detail, isFocused, focusSteps, settled, isMoving, drawEdges, round]);

  useEffect(() => {
    if (isMoving || drawEdges === null) return;
    return workOnEdges(flow, memory.areEdgesLate, () => {
      memory.areEdgesLate = false;
      setRound((before) => before + 1);
    });
  }, [memory, flow, isMoving, drawEdges]);
  return flow;
}

/** What the next render compares with. */
interface Memory extends Drawn {
  models: Project['models'] | null;
  /** How many relations these models have. */
  relations: number;
  /** Whether the edges are those of an earlier project. */
  areEdgesLate: boolean;
}

/** Whether so much is new that the boxes are drawn before their edges. */
function areManyNew({ flow, models, relations }: Memory, project: Project): boolean {
  if (project.models.length - flow.nodes.length > MANY) return true;
  return models !== project.models && allRelations(project).length - relations > MANY_EDGES;
}

/**
 * Whether the boxes are drawn now and the edges in the next turn: a letter of a
 * name may change thousands of relations. Added and removed boxes take their edges
 * with them at once.
 */
function leavesEdgesForLater({ flow, models }: Memory, project: Project): boolean {
  return (
    models !== project.models && models?.length === project.models.length && flow.edges.length > MANY_EDGES
  );
}

/** Prepares late edges, or else routes the remaining ones, in slices; calls back when there is something to draw. */
function workOnEdges(flow: Flow, areLate: boolean, onDone: () => void): () => void {
  let isWanted = true;
  let cancel = (): void => undefined;
  void loadEdges().then(({ areSettled, settleMore, prepareDrawings }) => {
    const scene = areLate ? sceneOf(flow) : undefined;
    if (!isWanted || (!areLate && areSettled(flow.edges))) return;
    const workMore = scene
      ? prepareDrawings(scene, flow.nodes)
      : (hasTime: HasTime) => settleMore(flow.edges, hasTime);
    const work = (hasTime: HasTime): void => {
      if (workMore(hasTime)) onDone();
      else cancel = pageSlices.soon(work);
    };
    cancel = pageSlices.soon(work);
  });
  return () => {
    isWanted = false;
    cancel();
  };
}
