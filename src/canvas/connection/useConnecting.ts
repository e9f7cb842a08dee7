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
import { useHandlePress } from './useHandlePress.ts';
import { usePanningStop } from './usePanningStop.ts';

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

  const isPressed = useHandlePress(() => {
    // What was left over was let go elsewhere: this press is meant.
    isCancelled.current = false;
  });

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
  }, [isPressed]);

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

  const isConnecting = useCallback((): boolean => latest.current !== null || isPressed.current, [isPressed]);
  return { connecting, isConnecting, onConnectStart, onConnectEnd, cancel, isLeftOver };
}
