import { useEffect, useMemo, useState } from 'react';
import { pageSlices } from '../../lib/pageSlices.ts';
import type { CanvasNode } from '../flow.ts';
import { createLeavingNodes } from './leaving.ts';

/** The nodes for React Flow, and hidden those that have yet to leave it, where many do (see `createLeavingNodes`). */
export function useLeaving(wanted: CanvasNode[]): CanvasNode[] {
  const [leaving] = useState(createLeavingNodes);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in a new round some have left
  const nodes = useMemo(() => leaving.show(wanted), [leaving, wanted, round]);
  useEffect(() => {
    if (nodes === wanted) return undefined;
    return pageSlices.soon(() => {
      leaving.letGo();
      setRound((before) => before + 1);
    });
  }, [leaving, nodes, wanted]);
  return nodes;
}
