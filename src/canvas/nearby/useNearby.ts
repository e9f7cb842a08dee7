import { type ReactFlowState, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { pageSlices } from '../../lib/pageSlices.ts';
import type { Cancel, HasTime } from '../../lib/slices.ts';
import type { Flow } from '../flow.ts';
import { isLarge } from '../overview/farOut.ts';
import { createNearby, type Drawn, type View } from './nearby.ts';

/** Around the view this much is drawn beforehand, in pixels of the screen. */
const MARGIN = 320;
/** Made at a time; the page answers in between. */
const AT_ONCE = 2;
/** What is not in view is made where so many milliseconds are left: making two boxes takes nearly that. */
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
    const scheduler = createIdleScheduler({
      step: () => nearby.step(latest.current, viewOf(store.getState()), AT_ONCE, hasFocus),
      isUrgent: () => wasMissing.current,
      show: () => setRound((before) => before + 1),
    });
    let handle: ReturnType<typeof setTimeout> | undefined;
    onChange.current = () => {
      if (wasMissing.current) scheduler.goOn();
      clearTimeout(handle);
      handle = setTimeout(scheduler.goOn, REST);
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
      scheduler.stop();
      onChange.current = () => undefined;
      nearby.clear();
    };
  }, [isWorking, nearby, store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed may bring something into view
  useEffect(() => onChange.current(), [flow, isWorking]);
  return drawn;
}

interface Work {
  /** Makes a few; returns whether there is more. */
  readonly step: () => boolean;
  /** Whether something in view waits for it. */
  readonly isUrgent: () => boolean;
  /** Shows what was made. */
  readonly show: () => void;
}

interface IdleScheduler {
  goOn(): void;
  stop(): void;
}

/** Works in slices: soon where something in view waits, else when the page has nothing else to do. */
function createIdleScheduler({ step, isUrgent, show }: Work): IdleScheduler {
  let waiting: { readonly isUrgent: boolean; readonly cancel: Cancel } | null = null;
  const work = (hasTime: HasTime): void => {
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
    const cancel = urgent ? pageSlices.soon(work) : pageSlices.whenIdle(work, { least: LEAST_IDLE });
    waiting = { isUrgent: urgent, cancel };
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
