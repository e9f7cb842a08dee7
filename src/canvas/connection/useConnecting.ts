import {
  type FinalConnectionState,
  type OnConnectEnd,
  type OnConnectStart,
  useStoreApi,
} from '@xyflow/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Editor } from '../../editor/index.ts';
import type { ConnectModelsArguments, Position, RelationType } from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';
import { typeForKeys } from '../relationTypes.ts';
import { type Drop, fromScreen, isIntended, toScreen } from './drop.ts';
import { findDrop } from './findDrop.ts';
import { useHandlePress } from './useHandlePress.ts';
import { usePanningStop } from './usePanningStop.ts';

/** A relation that is being dragged. */
export interface Connecting {
  readonly fromId: string;
  /** The type at the start of the drag. */
  readonly type: RelationType;
  /** The type for the keys that were held last: the part that is shown may be loaded after they were pressed. */
  readonly held: { type: RelationType };
  readonly isFinger: boolean;
  readonly choice: DropChoice;
}

/** Set by the part that is shown during the drag, and read at its end. */
export interface DropChoice {
  /** Relates the two models in another way than by the type; returns false where it can't. */
  relate:
    | ((
        editor: Editor,
        models: Omit<ConnectModelsArguments, 'foreignKey'> & { readonly type: RelationType },
      ) => boolean)
    | null;
}

/** The drop of a relation: on what, and where. */
export interface DroppedRelation {
  readonly ownerId: string;
  readonly type: RelationType;
  readonly choice: DropChoice;
  readonly drop: Drop;
  /** The end of the line, in canvas coordinates. */
  readonly at: Position;
  /** The start of the line, in canvas coordinates. */
  readonly from: Position;
  /** The pointer, in window coordinates. */
  readonly onScreen: Position;
}

/** Tracks the drag of a relation from its handle until it is dropped or cancelled. */
export function useConnecting(nodes: readonly ModelNode[], onDrop: (dropped: DroppedRelation) => void) {
  const store = useStoreApi();
  const [connecting, setConnecting] = useState<Connecting | null>(null);
  const latest = useRef(connecting);
  latest.current = connecting;
  const isCancelled = useRef(false);

  const onConnectStart: OnConnectStart = (event, { nodeId }) => {
    if (nodeId === null) return;
    isCancelled.current = false;
    const type = typeForKeys(event);
    setConnecting({
      fromId: nodeId,
      type,
      held: { type },
      isFinger: 'touches' in event,
      choice: { relate: null },
    });
  };

  const onConnectEnd: OnConnectEnd = (event, { fromNode, from }: FinalConnectionState) => {
    const choice = latest.current?.choice ?? { relate: null };
    setConnecting(null);
    const { domNode, transform } = store.getState();
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (isCancelled.current || fromNode === null || from === null || domNode === null || !point) return;
    const { left, top } = domNode.getBoundingClientRect();
    const to = { x: point.clientX - left, y: point.clientY - top };
    const type = typeForKeys(event);
    const drop = findDrop({ canvas: domNode, view: transform, nodes }, to, type);
    if (!isIntended(drop, { fromId: fromNode.id, from: toScreen(from, transform), to })) return;
    const onScreen = { x: point.clientX, y: point.clientY };
    onDrop({ ownerId: fromNode.id, type, choice, drop, at: fromScreen(to, transform), from, onScreen });
  };

  const isPressed = useHandlePress(() => {
    // The click of a cancelled drag ended elsewhere: this press is intended.
    isCancelled.current = false;
  });

  usePanningStop(store, (to) => {
    const { domNode, transform, connection } = store.getState();
    if (latest.current === null || domNode === null || !connection.inProgress) return false;
    const { fromId, type } = latest.current;
    const drop = findDrop({ canvas: domNode, view: transform, nodes }, to, type);
    // Nor near its start: the drag may begin near the border.
    const from = toScreen(connection.from, transform);
    return drop?.on === 'model' || (drop !== null && !isIntended(drop, { fromId, from, to }));
  });

  /** Cancels the drag, or the press that would start one. The button may still be held. */
  const cancel = useCallback((): void => {
    if (latest.current === null && !isPressed.current) return;
    isPressed.current = false;
    isCancelled.current = true;
    // React Flow ends a drag and its automatic panning only on mouseup. This one reaches its listener only.
    document.dispatchEvent(new MouseEvent('mouseup'));
  }, [isPressed]);

  const isUnderWay = connecting !== null;
  useEffect(() => {
    if (!isUnderWay) return;
    // The system took over the touch; React Flow does not listen for this.
    document.addEventListener('touchcancel', cancel);
    const hold = (event: KeyboardEvent): void => {
      if (latest.current !== null) latest.current.held.type = typeForKeys(event);
    };
    for (const kind of ['keydown', 'keyup'] as const) window.addEventListener(kind, hold, { capture: true });
    return () => {
      document.removeEventListener('touchcancel', cancel);
      for (const kind of ['keydown', 'keyup'] as const)
        window.removeEventListener(kind, hold, { capture: true });
    };
  }, [isUnderWay, cancel]);

  /** Whether a click only releases the button of a cancelled drag, and is to be ignored. */
  const isClickOfCancelledDrag = useCallback((): boolean => {
    const was = isCancelled.current;
    isCancelled.current = false;
    return was;
  }, []);

  const isConnecting = useCallback((): boolean => latest.current !== null || isPressed.current, [isPressed]);
  return { connecting, isConnecting, onConnectStart, onConnectEnd, cancel, isClickOfCancelledDrag };
}
