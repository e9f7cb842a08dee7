import { useEffect } from 'react';
import type { KeptNames } from '../../editor/index.ts';
import { useServices } from '../start/services.ts';

/** After a rename in place, says which names stayed and offers to change them too, until the next change. */
export function useKeptNames(kept: KeptNames | null): void {
  const { editor, notices, overlays } = useServices();
  useEffect(() => {
    if (kept === null) return;
    const { from, to, after } = kept;
    const id = notices.show({
      text: `Renamed ${from} to ${to}. Keys and API names did not change.`,
      tone: 'info',
      action: { label: 'Change them too…', run: () => overlays.setState({ open: 'renameMore' }) },
    });
    const unsubscribe = editor.subscribe(({ project }) => {
      if (project !== after) notices.dismiss(id);
    });
    return () => {
      unsubscribe();
      notices.dismiss(id);
    };
  }, [kept, editor, notices, overlays]);
}
