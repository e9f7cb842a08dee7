import { Dialog } from '../../ui/Dialog.tsx';
import { isMac, showShortcut } from '../actions/keyCombo.ts';
import { useServices } from '../start/services.ts';
import styles from './ShortcutSheet.module.css';

/** What the keyboard and the mouse do on the canvas beside the actions. */
const gestures: readonly (readonly [label: string, how: string])[] = [
  ['New model on the canvas', 'double click'],
  ['Edit in place', 'double click a title, a property or a note'],
  ['Edit the area or the note that has the focus', 'Enter'],
  ['Relate two models', 'drag from a round handle'],
  ['Select a property', 'click, then arrow keys'],
  ['Several properties for a new model', 'Enter after each'],
  ['Select several', 'Shift drag, or Ctrl click'],
  ['Move the selection', 'arrow keys'],
  ['Zoom', 'wheel or pinch'],
  [
    'Undo and redo rows',
    `${showShortcut('Mod+Z', isMac)} and ${showShortcut('Mod+Shift+Z', isMac)} in the playground`,
  ],
  [
    'Undo what is typed, or the design',
    `${showShortcut('Mod+Z', isMac)} in the field or the code, or elsewhere`,
  ],
  ['Find in the code', `${showShortcut('Mod+F', isMac)} in the code`],
];

/** Every shortcut, from the registry of actions. */
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
