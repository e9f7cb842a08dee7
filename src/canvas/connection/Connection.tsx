import { useConnection, useStore, useStoreApi } from '@xyflow/react';
import { useLayoutEffect, useState } from 'react';
import { useEditor } from '../../editor/index.ts';
import type { Position, RelationType } from '../../model/index.ts';
import type { ModelNode } from '../flow.ts';
import { ConnectionHint } from './ConnectionHint.tsx';
import { ConnectionLine } from './ConnectionLine.tsx';
import { type Drop, isIntended, toScreen, type View } from './drop.ts';
import { findDrop } from './findDrop.ts';
import { selectorAt } from './relateAs.ts';
import type { Connecting } from './useConnecting.ts';
import { useHeldAs } from './useHeldAs.ts';
import { useHeldType } from './useHeldType.ts';

interface ConnectionProps {
  readonly connecting: Connecting;
  readonly nodes: readonly ModelNode[];
}

/** Shown while a relation is dragged: the line, and the hint. */
export function Connection({ connecting, nodes }: ConnectionProps) {
  const type = useHeldType(connecting.held);
  const isAs = useHeldAs(connecting.choice);
  const project = useEditor((state) => state.project);
  const from = useConnection((connection) => connection.from);
  // In screen pixels from the corner of the canvas.
  const pointer = useConnection((connection) => connection.pointer);
  const view = useStore(({ transform }) => transform);
  const drop = useDrop(nodes, pointer, view, type);
  if (from === null || pointer === null) return null;
  const drag = { fromId: connecting.fromId, from: toScreen(from, view), to: pointer };
  const shown = isIntended(drop, drag) ? drop : null;
  const selector = shown?.on === 'model' ? selectorAt(project, { targetId: shown.node.id, type }) : null;
  return (
    <>
      <ConnectionLine
        drag={drag}
        drop={shown}
        view={view}
        type={type}
        isAs={isAs && selector !== null}
        isFinger={connecting.isFinger}
      />
      <ConnectionHint
        type={type}
        as={selector === null ? null : { selector, isHeld: isAs }}
        isFinger={connecting.isFinger}
        nodes={nodes}
      />
    </>
  );
}

/** What is under the pointer, even where the canvas moves and the pointer does not. */
function useDrop(
  nodes: readonly ModelNode[],
  pointer: Position | null,
  view: View,
  type: RelationType,
): Drop | null {
  const store = useStoreApi();
  const [drop, setDrop] = useState<Drop | null>(null);
  useLayoutEffect(() => {
    const canvas = store.getState().domNode;
    setDrop(pointer === null || canvas === null ? null : findDrop({ canvas, view, nodes }, pointer, type));
  }, [store, nodes, pointer, view, type]);
  return drop;
}
