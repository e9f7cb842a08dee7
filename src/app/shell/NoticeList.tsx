import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { classNames } from '../../ui/classNames.ts';
import { useServices } from '../start/services.ts';
import styles from './NoticeList.module.css';
import type { Notice } from './notices.ts';

const INFO_TIME = 6_000;

/** Lists the notices. Information disappears after a while; an error stays until it is closed. */
export function NoticeList() {
  const { notices } = useServices();
  const shown = useStore(notices.store, (state) => state.shown);
  return (
    <div className={styles['list']} role="status">
      {shown.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} onClose={() => notices.dismiss(notice.id)} />
      ))}
    </div>
  );
}

function NoticeItem({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { id, tone, text, action, isPinned, progress } = notice;
  const { notices } = useServices();
  useEffect(() => {
    if (tone === 'error' || isPinned) return undefined;
    const timer = setTimeout(() => notices.dismiss(id), INFO_TIME);
    return () => clearTimeout(timer);
  }, [notices, id, tone, isPinned]);
  return (
    <p className={classNames(styles['notice'], tone === 'error' && styles['error'])}>
      <span>{text}</span>
      {progress === undefined ? null : <progress value={progress} aria-label={text} />}
      {action === undefined ? null : (
        <button
          type="button"
          onClick={() => {
            action.run();
            onClose();
          }}
        >
          {action.label}
        </button>
      )}
      {isPinned ? null : (
        <button type="button" aria-label="Close" onClick={onClose}>
          <X size={13} />
        </button>
      )}
    </p>
  );
}
