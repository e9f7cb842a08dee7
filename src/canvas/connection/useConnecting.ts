import {
  type FinalConnectionState,
  type OnConnectEnd,
  type OnConnectStart,
  useStoreApi,
} from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { EditableRelationType, Position } from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';
import { typeForKeys } from '../relationTypes.ts';
import { type Drop, fromScreen, isMeant, toScreen } from './drop.ts';
import { findDrop } from './findDrop.ts';

/** A relation that is being dragged. */
export interface Connecting {
  readonly fromId: string;
  /** The kind at the start. */
  readonly type: EditableRelationType;
  readonly isFinger: boolean;
}

/** What a drag was let go on, and where. */
export interface LetGo {
  readonly ownerId: string;
  readonly type: EditableRelationType;
  readonly drop: Drop;
  /** On the canvas. */
  readonly at: Position;
  /** On the canvas; where the line began. */
  readonly from: Position;
  /** In the window. */
  readonly onScreen: Position;
}

/** So near the border of the canvas, in pixels, it moves whatever the pointer is over. */
const BORDER = 8;

/**
 * Stops the canvas, which moves by itself while the pointer is near its border,
 * as long as the pointer is over a box or where the drag began: neither must run
 * away from the hand.
 *
 * @param isAtRest asked with the pointer, in pixels from the canvas' corner
 */
function usePanningStop(
  store: ReturnType<typeof useStoreApi>,
  isAtRest: (pointer: Position) => boolean,
): void {
  const ask = useRef(isAtRest);
  ask.current = isAtRest;
  useEffect(() => {
    const { panBy } = store.getState();
    const isHeld = (): boolean => {
      const { connection, width, height } = store.getState();
      if (!connection.inProgress) return false;
      const { x, y } = connection.pointer;
      return Math.min(x, y, width - x, height - y) > BORDER && ask.current({ x, y });
    };
    // React Flow has the speed of it as a setting, and takes that at the start of a drag.
    store.setState({ panBy: (delta) => (isHeld() ? Promise.resolve(false) : panBy(delta)) });
    return () => store.setState({ panBy });
  }, [store]);
}

/** Follows the drag of a relation from its handle to its end, which may be Escape. */
export function useConnecting(nodes: readonly ModelNode[], onLetGo: (letGo: LetGo) => void) {
  const store = useStoreApi();
  const [connecting, setConnecting] = useState<Connecting | null>(null);
  const latest = useRef(connecting);
  latest.current = connecting;
  const isCancelled = useRef(false);

  const onConnectStart: OnConnectStart = (event, { nodeId }) => {
    if (nodeId === null) return;
    isCancelled.current = false;
    setConnecting({ fromId: nodeId, type: typeForKeys(event), isFinger: 'touches' in event });
  };

  const onConnectEnd: OnConnectEnd = (event, { fromNode, from }: FinalConnectionState) => {
    setConnecting(null);
    const { domNode, transform } = store.getState();
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (isCancelled.current || fromNode === null || from === null || domNode === null || !point) return;
    const { left, top } = domNode.getBoundingClientRect();
    const to = { x: point.clientX - left, y: point.clientY - top };
    const type = typeForKeys(event);
    const drop = findDrop({ canvas: domNode, view: transform, nodes }, to, type);
    if (!isMeant(drop, { fromId: fromNode.id, from: toScreen(from, transform), to })) return;
    const onScreen = { x: point.clientX, y: point.clientY };
    onLetGo({ ownerId: fromNode.id, type, drop, at: fromScreen(to, transform), from, onScreen });
  };

  const isPressed = useRef(false);
  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      // What was left over was let go elsewhere: this press is meant.
      isCancelled.current = false;
      isPressed.current = target instanceof Element && target.closest('.react-flow__handle') !== null;
    };
    const release = (): void => {
      isPressed.current = false;
    };
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    window.addEventListener('pointerdown', press, options);
    for (const kind of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(kind, release, options);
    return () => listening.abort();
  }, []);

  usePanningStop(store, (to) => {
    const { domNode, transform, connection } = store.getState();
    if (latest.current === null || domNode === null || !connection.inProgress) return false;
    const { fromId, type } = latest.current;
    const drop = findDrop({ canvas: domNode, view: transform, nodes }, to, type);
    // Nor at its start: the drag itself may begin near the border.
    const from = toScreen(connection.from, transform);
    return drop?.on === 'model' || (drop !== null && !isMeant(drop, { fromId, from, to }));
  });

  /** Ends the drag, or the press that would become one, with nothing made, whatever becomes of the button. */
  const cancel = useCallback((): void => {
    if (latest.current === null && !isPressed.current) return;
    isPressed.current = false;
    isCancelled.current = true;
    // React Flow ends a drag, and what pans the canvas meanwhile, only with the button. Nobody else hears this one.
    document.dispatchEvent(new MouseEvent('mouseup'));
  }, []);

  const isUnderWay = connecting !== null;
  useEffect(() => {
    if (!isUnderWay) return;
    // The system took the finger for itself; React Flow does not listen.
    document.addEventListener('touchcancel', cancel);
    return () => document.removeEventListener('touchcancel', cancel);
  }, [isUnderWay, cancel]);

  /** The click that follows when the button of a cancelled drag is let go: nobody means it. */
  const isLeftOver = useCallback((): boolean => {
    const was = isCancelled.current;
    isCancelled.current = false;
    return was;
  }, []);

  const isConnecting = useCallback((): boolean => latest.current !== null || isPressed.current, []);
  return { connecting, isConnecting, onConnectStart, onConnectEnd, cancel, isLeftOver };
}
