import { type ReactFlowState, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Flow } from '../flow.ts';
import { isLarge } from '../overview/farOut.ts';
import { createNearby, type Drawn, type View } from './nearby.ts';

/** Around the view this much is drawn beforehand, in pixels of the screen. */
const MARGIN = 320;
/** Made at a time; the page answers in between. */
const AT_ONCE = 2;
/** What making boxes that are waited for may take of a frame, in milliseconds. */
const SHARE_OF_FRAME = 6;
/** Others are made where a frame has so much left: making two takes nearly that. */
const LEAST_IDLE = 8;
/** And they wait until nothing moved for so long: each frame of a pan or a drag has enough to do. Milliseconds. */
const REST = 120;

/**
 * What React Flow gets of the flow: everything of a small project, of a large
 * one what is near the view.
 *
 * @param isOn false while the project is seen from far out: nothing is drawn
 */
export function useNearby(flow: Flow, isOn: boolean): Drawn {
  const store = useStoreApi();
  const [nearby] = useState(createNearby);
  const [round, setRound] = useState(0);
  const isPartial = isLarge(flow.nodes.length, flow.edges.length);
  const isWorking = isOn && isPartial;
  const latest = useRef(flow);
  latest.current = flow;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round shows what was drawn or missed meanwhile
  const drawn = useMemo(() => {
    if (!isPartial) return drawAll(flow);
    return isOn ? nearby.draw(flow, viewOf(store.getState())) : nothing;
  }, [flow, nearby, store, isPartial, isOn, round]);
  const wasMissing = useRef(drawn.isMissing);
  wasMissing.current = drawn.isMissing;

  // What is in view is made at once, what is around it when it has come to rest.
  const onChange = useRef<() => void>(() => undefined);
  useEffect(() => {
    if (!isWorking) return;
    const worker = createWorker({
      step: () => nearby.step(latest.current, viewOf(store.getState()), AT_ONCE, hasFocus),
      isUrgent: () => wasMissing.current,
      show: () => setRound((before) => before + 1),
    });
    let handle: ReturnType<typeof setTimeout> | undefined;
    onChange.current = () => {
      if (wasMissing.current) worker.goOn();
      clearTimeout(handle);
      handle = setTimeout(worker.goOn, REST);
    };
    const unsubscribe = store.subscribe((state, before) => {
      if (isSameView(state, before)) return;
      if (!wasMissing.current && nearby.isMissing(latest.current, viewOf(state))) {
        wasMissing.current = true;
        setRound((round) => round + 1);
      }
      onChange.current();
    });
    return () => {
      unsubscribe();
      clearTimeout(handle);
      worker.stop();
      onChange.current = () => undefined;
      nearby.clear();
    };
  }, [isWorking, nearby, store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed may bring something into view
  useEffect(() => onChange.current(), [flow, isWorking]);
  return drawn;
}

interface Work {
  /** Makes a few; whether there is more. */
  readonly step: () => boolean;
  /** Whether someone waits for it. */
  readonly isUrgent: () => boolean;
  /** Shows what was made. */
  readonly show: () => void;
}

interface Worker {
  goOn(): void;
  stop(): void;
}

/** Works bit by bit: between what the page is asked, or where nobody waits, when there is nothing else to do. */
function createWorker({ step, isUrgent, show }: Work): Worker {
  let waiting: { readonly isUrgent: boolean; readonly cancel: () => void } | null = null;
  const work = (hasTime: () => boolean): void => {
    waiting = null;
    let isMore = true;
    do {
      isMore = step();
      // At once, so that the time it takes counts.
      if (isMore) flushSync(show);
    } while (isMore && hasTime());
    if (isMore) goOn();
  };
  const goOn = (): void => {
    const urgent = isUrgent();
    if (waiting !== null && waiting.isUrgent === urgent) return;
    waiting?.cancel();
    waiting = { isUrgent: urgent, cancel: urgent ? atOnce(work) : whenIdle(work) };
  };
  return { goOn, stop: () => waiting?.cancel() };
}

const nothing: Drawn = { nodes: [], edges: [], isMissing: false, isFull: false };

const drawAll = (flow: Flow): Drawn => ({
  nodes: flow.nodes,
  edges: flow.edges,
  isMissing: false,
  isFull: false,
});

function viewOf({ transform: [x, y, zoom], width, height }: ReactFlowState): View {
  return {
    seen: { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom },
    margin: MARGIN / zoom,
  };
}

function isSameView(one: ReactFlowState, other: ReactFlowState): boolean {
  return one.transform === other.transform && one.width === other.width && one.height === other.height;
}

/** A field in a box keeps its focus and what is typed into it, wherever the view goes. */
const hasFocus = (id: string): boolean =>
  document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') === id;

type Slice = (hasTime: () => boolean) => void;

/** As soon as the page has answered what waits. */
function atOnce(work: Slice): () => void {
  const handle = setTimeout(() => {
    const end = performance.now() + SHARE_OF_FRAME;
    work(() => performance.now() < end);
  }, 0);
  return () => clearTimeout(handle);
}

function whenIdle(work: Slice): () => void {
  // Safari has no such callback.
  if (typeof requestIdleCallback === 'undefined') return atOnce(work);
  let handle = 0;
  const look = (deadline: IdleDeadline): void => {
    const hasTime = (): boolean => deadline.timeRemaining() > LEAST_IDLE;
    if (hasTime()) work(hasTime);
    else handle = requestIdleCallback(look);
  };
  handle = requestIdleCallback(look);
  return () => cancelIdleCallback(handle);
}
