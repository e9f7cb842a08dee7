import type { ProjectTab } from '../../storage/index.ts';
import { type Notices, showOnce } from '../shell/notices.ts';

/** Says why a change was refused, once for all the times that a gesture tries. */
export function tellReadOnly(notices: Notices, tab: ProjectTab): void {
  showOnce(notices, {
    tone: 'info',
    text: 'This project is edited in another tab.',
    action: { label: 'Take over', run: () => void takeOver(notices, tab) },
  });
}

/** Makes this tab the one that writes; asks again where that would leave something behind. */
export async function takeOver(notices: Notices, tab: ProjectTab): Promise<void> {
  if ((await tab.takeOver()) === 'taken') return;
  notices.show({
    tone: 'error',
    text: 'The other tab has changes that it could not save. Download them there first. If you take over anyway, they are kept as a snapshot where there is room, and are otherwise only in that tab, as a download.',
    action: { label: 'Take over anyway', run: () => void tab.takeOver({ isForced: true }) },
  });
}
