import { Dialog } from '../../ui/Dialog.tsx';
import { isMac, showShortcut } from '../../ui/keyCombo.ts';
import { gestures } from '../actions/gestures.ts';
import { useServices } from '../start/services.ts';
import styles from './ShortcutSheet.module.css';

/** Lists every shortcut and gesture. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { actions } = useServices();
  const shown = actions.filter(({ shortcuts }) => shortcuts.length > 0);
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose}>
      <dl className={styles['groups']}>
        {shown.map(({ id, label, shortcuts }) => (
          <div key={id} className={styles['line']}>
            <dt>{label}</dt>
            <dd className={styles['keys']}>
              {shortcuts.map((shortcut) => (
                <kbd key={shortcut}>{showShortcut(shortcut, isMac)}</kbd>
              ))}
            </dd>
          </div>
        ))}
        {gestures.map(([label, how]) => (
          <div key={label} className={styles['line']}>
            <dt>{label}</dt>
            <dd className={styles['keys']}>
              <kbd>{how}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
