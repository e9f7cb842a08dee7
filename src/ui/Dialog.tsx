import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import styles from './Dialog.module.css';
import { IconButton } from './IconButton.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

const field = ':is(input, textarea, select):not(:disabled)';

/** Makes a text that is higher than the dialog focusable, so that it scrolls by keyboard. */
function letKeysScroll(body: HTMLElement): void {
  const isScrolled = body.scrollHeight > body.clientHeight;
  if (isScrolled && body.querySelector('a, button, input, textarea, select, [tabindex]') === null)
    body.tabIndex = 0;
}

/** A modal dialog: focus stays inside, Escape closes it. */
export function Dialog({ title, isOpen, onClose, children, footer }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={styles['backdrop']} />
        <BaseDialog.Popup
          ref={popup}
          className={styles['popup']}
          // Focus the first field; without one nothing, rather than the Close button.
          initialFocus={() => body.current?.querySelector<HTMLElement>(field) ?? popup.current}
        >
          <header className={styles['header']}>
            <BaseDialog.Title className={styles['title']}>{title}</BaseDialog.Title>
            <IconButton label="Close" onClick={onClose}>
              <X size={15} />
            </IconButton>
          </header>
          <div
            ref={(element) => {
              body.current = element;
              if (element !== null) letKeysScroll(element);
            }}
            className={styles['body']}
          >
            {children}
          </div>
          {footer ? <footer className={styles['footer']}>{footer}</footer> : null}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
