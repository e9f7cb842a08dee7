import type { ReactNode } from 'react';
import { readOnlyReason, useEditor } from '../editor/index.ts';
import styles from './Editable.module.css';

/** Fields and buttons that change the project: switched off, with the reason, while it can only be looked at. */
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
