import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './FullPage.module.css';
import { IconButton } from './IconButton.tsx';

interface FullPageProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A view that covers the page until it is closed: focus stays inside, Escape closes it. */
export function FullPage({ title, onClose, actions, children }: FullPageProps) {
  return (
    <BaseDialog.Root open onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Popup className={styles['page']}>
          <div className={styles['column']}>
            <header className={styles['header']}>
              <BaseDialog.Title className={styles['title']}>{title}</BaseDialog.Title>
              {actions}
              <IconButton label="Back to the canvas" shortcut="Escape" onClick={onClose}>
                <X size={16} />
              </IconButton>
            </header>
            {children}
          </div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
