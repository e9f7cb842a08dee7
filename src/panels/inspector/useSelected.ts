import { type RefObject, useEffect } from 'react';
import { useEditorActions } from '../../editor/index.ts';
import type { ModelId } from '../../model/index.ts';

interface SelectedProperty {
  readonly modelId: ModelId;
  readonly name: string;
  readonly isSelected: boolean;
}

/** Brings a property's item into view when the property is selected elsewhere; returns what selects it. */
export function useSelected(
  item: RefObject<HTMLElement | null>,
  { modelId, name, isSelected }: SelectedProperty,
): () => void {
  const editor = useEditorActions();
  useEffect(() => {
    const element = item.current;
    // Who has the focus in it sees it.
    if (!isSelected || element === null || element.contains(document.activeElement)) return;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [item, isSelected]);
  return () => editor.select({ models: [modelId], property: name });
}
