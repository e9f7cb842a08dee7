import type { ReactNode } from 'react';
import { useSessionApi } from '../session/sessionContext.ts';
import styles from './ShownValue.module.css';
import type { RowLink } from './shownLinks.ts';

/** Leads to a row in the grid. */
export function LinkButton({ link, children }: { link: RowLink; children: ReactNode }) {
  const session = useSessionApi();
  if (session === null) return children;
  return (
    <button
      type="button"
      className={styles['link']}
      title={`Show ${link.label} in Data`}
      onClick={() => session.showRows(link.place)}
    >
      {children}
    </button>
  );
}
