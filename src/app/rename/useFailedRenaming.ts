import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type PendingRenames, retryRenaming } from '../../editor/index.ts';
import type { Notices } from '../shell/notices.ts';

/** Says that what was typed is not a name yet if the code that renames can’t be loaded, until it is. */
export function useFailedRenaming(renames: PendingRenames, notices: Notices): void {
  const hasFailed = useStore(renames, (state) => state.hasFailed);
  useEffect(() => {
    if (!hasFailed) return;
    const id = notices.show({
      tone: 'error',
      text: 'The code that renames could not be loaded. What you typed is renamed once it is.',
      isPinned: true,
      action: { label: 'Try again', run: () => void retryRenaming(renames) },
    });
    return () => notices.dismiss(id);
  }, [hasFailed, renames, notices]);
}
