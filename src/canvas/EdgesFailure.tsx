import { PartFailure } from '../ui/PartFailure.tsx';
import { useEdgesRetry } from './lazyEdges.ts';

/** Reports that relations are missing on the canvas because the router could not be loaded. */
export function EdgesFailure() {
  const retry = useEdgesRetry();
  return retry === null ? null : <PartFailure name="The code that draws relations" isOver onRetry={retry} />;
}
