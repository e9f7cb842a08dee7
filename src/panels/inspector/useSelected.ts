import { type RefObject, useEffect } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import type { ModelId } from '../../model/index.ts';

interface SelectedProperty {
  readonly modelId: ModelId;
  readonly name: string;
  readonly isSelected: boolean;
}

/** Brings the item of a property into view when it is selected elsewhere; returns a function that selects it. */
export function useSelected(
  item: RefObject<HTMLElement | null>,
  { modelId, name, isSelected }: SelectedProperty,
): () => void {
  const editor = useEditorActions();
  useEffect(() => {
    const element = item.current;
    // With the focus in it, the item is in view already.
    if (!isSelected || element === null || element.contains(document.activeElement)) return;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [item, isSelected]);
  return () => editor.select({ models: [modelId], property: name });
}
