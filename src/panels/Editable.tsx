import type { ReactNode } from 'react';
import { readOnlyReason, useEditor } from '../editor/index.ts';
import styles from './Editable.module.css';

/** Disables fields and buttons, with the reason, while the project is read-only. */
export function Editable({ children }: { readonly children: ReactNode }) {
  const isReadOnly = useEditor((state) => state.isReadOnly);
  return (
    <fieldset
      className={styles['group']}
      disabled={isReadOnly}
      title={isReadOnly ? readOnlyReason : undefined}
    >
      {children}
    </fieldset>
  );
}
