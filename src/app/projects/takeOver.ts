import type { ProjectTab } from '../../storage/index.ts';
import type { Notices } from '../notices.ts';

/** Says why a change was refused, once for all the times that a gesture tries. */
export function tellReadOnly(notices: Notices, tab: ProjectTab): void {
  const text = 'This project is edited in another tab.';
  if (notices.store.getState().shown.some((notice) => notice.text === text)) return;
  notices.show({
    tone: 'info',
    text,
    action: { label: 'Take over', run: () => void takeOver(notices, tab) },
  });
}

/** Makes this tab the one that writes; asks again where that would leave something behind. */
export async function takeOver(notices: Notices, tab: ProjectTab): Promise<void> {
  if ((await tab.takeOver()) === 'taken') return;
  notices.show({
    tone: 'error',
    text: 'The other tab has changes that it could not save. They would stay there as a snapshot.',
    action: { label: 'Take over anyway', run: () => void tab.takeOver({ isForced: true }) },
  });
}
