import { Save } from 'lucide-react';
import { Button } from '../../../ui/Button.tsx';
import { pausedWhile } from '../session/pausedWhile.ts';
import { useSessionReach } from '../session/sessionContext.ts';
import styles from './ShownValue.module.css';

/** Stores an instance that the session keeps; nothing where there is no session. */
export function SaveUnsaved({ handle }: { handle: number }) {
  const reach = useSessionReach();
  if (reach === null) return null;
  return (
    <>
      <code className={styles['handle']} title="Use this name in code">
        ${handle}
      </code>
      <Button
        look="outlined"
        size="small"
        {...pausedWhile(reach.isRunning)}
        onClick={() => reach.save(handle)}
      >
        <Save size={11} /> Save instance
      </Button>
    </>
  );
}
