import { useMemo, useState } from 'react';
import { Dialog } from '../../ui/Dialog.tsx';
import { findKeys, groupKeys } from '../help/keyGroups.ts';
import { useServices } from '../start/services.ts';
import styles from './ShortcutSheet.module.css';
import { useBufferedInput } from './useBufferedInput.ts';

/** Lists every shortcut and gesture in groups, and finds them by a few letters. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { actions, overlays } = useServices();
  const [typed, setTyped] = useState<string | null>(null);
  const buffered = useBufferedInput(overlays, (more) => setTyped(query + more));
  const query = typed ?? buffered;
  const all = useMemo(() => groupKeys(actions), [actions]);
  const found = findKeys(all, query);
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose}>
      <input
        type="search"
        aria-label="Find a key or a gesture"
        placeholder="Find a key or a gesture"
        className={styles['search']}
        value={query}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={styles['groups']}>
        {found.map(({ title, lines }) => (
          <section key={title} aria-label={title} className={styles['group']}>
            <h3>{title}</h3>
            <dl>
              {lines.map(({ label, keys }) => (
                <div key={label} className={styles['line']}>
                  <dt>{label}</dt>
                  <dd className={styles['keys']}>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {found.length === 0 ? <p className={styles['none']}>No key or gesture has “{query}”.</p> : null}
    </Dialog>
  );
}
