import { PartFailure } from '../ui/PartFailure.tsx';
import { useEdgesRetry } from './lazyEdges.ts';

/** Says that the relations are missing on the canvas because what draws them could not be loaded. */
export function EdgesFailure() {
  const retry = useEdgesRetry();
  return retry === null ? null : <PartFailure name="The code that draws relations" isOver onRetry={retry} />;
}
