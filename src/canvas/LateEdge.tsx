import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { RelationEdge } from './flow.ts';
import { useEdgeComponent } from './lazyEdges.ts';

/** An edge, whose component is loaded together with the router: not part of the first page. */
export const LateEdge = memo(function LateEdge(props: EdgeProps<RelationEdge>) {
  const Loaded = useEdgeComponent();
  return Loaded === null ? null : <Loaded {...props} />;
});
