import { useEffect } from 'react';
import type { IncompleteRename } from '../../editor/index.ts';
import { useServices } from '../start/services.ts';

/** After a rename in place, says which names stayed and offers to change them too, until the next change. */
export function useIncompleteRename(incomplete: IncompleteRename | null): void {
  const { editor, notices, overlays } = useServices();
  useEffect(() => {
    if (incomplete === null) return;
    const { from, to, after } = incomplete;
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
  }, [incomplete, editor, notices, overlays]);
}
