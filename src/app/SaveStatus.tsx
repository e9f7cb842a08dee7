import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { useStore } from 'zustand';
import { classNames } from '../ui/classNames.ts';
import { useServices } from './services.ts';
import styles from './Toolbar.module.css';

/** Whether everything is in the browser's storage; if not, why. */
export function SaveStatus() {
  const { autosave } = useServices();
  const { state, error } = useStore(autosave.status);
  return (
    <span
      className={classNames(styles['status'], state === 'failed' && styles['failed'])}
      role="status"
      data-testid="save-status"
      data-state={state}
      title={error === null ? 'Kept in this browser' : `${error.message} ${error.advice}`}
    >
      {state === 'saved' ? (
        <>
          <Check size={13} /> Saved
        </>
      ) : state === 'saving' ? (
        <>
          <LoaderCircle size={13} /> Saving…
        </>
      ) : (
        <>
          <CircleAlert size={13} /> Not saved: {error?.message}
        </>
      )}
    </span>
  );
}
