import type { ProjectTab } from '../../storage/index.ts';
import { type Notices, showOnce } from '../shell/notices.ts';

/** Says why a change was refused, once per gesture. */
export function reportReadOnly(notices: Notices, tab: ProjectTab): void {
  showOnce(notices, {
    tone: 'info',
    text: 'This project is edited in another tab.',
    action: { label: 'Take over', run: () => void takeOver(notices, tab) },
  });
}

/** Makes this tab the writing tab; asks first if the other tab has unsaved changes. */
export async function takeOver(notices: Notices, tab: ProjectTab): Promise<void> {
  if ((await tab.takeOver()) === 'taken') return;
  notices.show({
    tone: 'error',
    text: 'The other tab has changes that it could not save. Download them there first. If you take over anyway, they are kept as a snapshot where there is room, and are otherwise only in that tab, as a download.',
    action: { label: 'Take over anyway', run: () => void tab.takeOver({ isForced: true }) },
  });
}
