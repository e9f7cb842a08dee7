import { type ReactFlowState, useStoreApi } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { pageSlices } from '../../lib/pageSlices.ts';
import type { Cancel, HasTime } from '../../lib/slices.ts';
import type { Flow } from '../flow.ts';
import { isLarge } from '../overview/farOut.ts';
import { createNearby, type Drawn, type View } from './nearby.ts';

/** How far around the view items are mounted ahead, in screen pixels. */
const MARGIN = 200;
/** Items per step; the page responds in between. */
const AT_ONCE = 2;
/** Items out of view are mounted only if an idle period is at least this long, in milliseconds: about two boxes' worth. */
const LEAST_IDLE = 8;
/** And only after the view has not moved for this long, in milliseconds: a pan or a drag needs the whole frame. */
const REST = 120;

/**
 * The part of the flow that React Flow gets: all of a small project, of a large
 * one what is near the view.
 *
 * @param isOn false while zoomed far out: nothing is mounted
 */
export function useNearby(flow: Flow, isOn: boolean): Drawn {
  const store = useStoreApi();
  const [nearby] = useState(createNearby);
  const [round, setRound] = useState(0);
  const isPartial = isLarge(flow.nodes.length, flow.edges.length);
  const isWorking = isOn && isPartial;
  const latest = useRef(flow);
  latest.current = flow;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round shows what has been mounted or found missing since
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
      if (wasMissing.current) scheduler.schedule();
      clearTimeout(handle);
      handle = setTimeout(scheduler.schedule, REST);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change may bring something into view
  useEffect(() => onChange.current(), [flow, isWorking]);
  return drawn;
}

interface Work {
  /** Does a step; returns whether there is more to do. */
  readonly step: () => boolean;
  /** Whether something in view is waiting. */
  readonly isUrgent: () => boolean;
  /** Renders the result of a step. */
  readonly show: () => void;
}

interface IdleScheduler {
  schedule(): void;
  stop(): void;
}

/** Works in slices: soon if something in view is waiting, otherwise when the page is idle. */
function createIdleScheduler({ step, isUrgent, show }: Work): IdleScheduler {
  let waiting: { readonly isUrgent: boolean; readonly cancel: Cancel } | null = null;
  const work = (hasTime: HasTime): void => {
    waiting = null;
    let isMore = true;
    do {
      isMore = step();
      // Synchronously, so that its time counts.
      if (isMore) flushSync(show);
    } while (isMore && hasTime());
    if (isMore) schedule();
  };
  const schedule = (): void => {
    const urgent = isUrgent();
    if (waiting !== null && waiting.isUrgent === urgent) return;
    waiting?.cancel();
    const cancel = urgent ? pageSlices.soon(work) : pageSlices.whenIdle(work, { least: LEAST_IDLE });
    waiting = { isUrgent: urgent, cancel };
  };
  return { schedule, stop: () => waiting?.cancel() };
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

/** A box with the focus stays mounted, so that its field keeps what is typed. */
const hasFocus = (id: string): boolean =>
  document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') === id;
