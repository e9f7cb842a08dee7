import { Save } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { ariaDisabled } from '../session/ariaDisabled.ts';
import { useSessionApi } from '../session/sessionContext.ts';
import styles from './ShownValue.module.css';

/** Offers to store an instance that the session holds. Renders nothing outside a session. */
export function SaveUnsaved({ handle }: { handle: number }) {
  const session = useSessionApi();
  if (session === null) return null;
  return (
    <>
      <code className={styles['handle']} title="Use this name in code">
        ${handle}
      </code>
      <Button
        look="outlined"
        size="small"
        {...ariaDisabled(session.isRunning)}
        onClick={() => session.save(handle)}
      >
        <Save size={11} /> Save instance
      </Button>
    </>
  );
}
