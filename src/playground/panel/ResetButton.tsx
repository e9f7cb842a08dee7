import { RotateCcw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './PlaygroundPanel.module.css';

/** Milliseconds that the question stays. */
const patience = 6_000;

/** Asks once, in place, before the rows are replaced. */
export function ResetButton({ isDisabled, onReset }: { isDisabled: boolean; onReset: () => void }) {
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (!isAsking) return;
    const timer = setTimeout(() => setAsking(false), patience);
    return () => clearTimeout(timer);
  }, [isAsking]);

  if (!isAsking) {
    return (
      <Button size="small" disabled={isDisabled} onClick={() => setAsking(true)}>
        <RotateCcw size={12} /> Reset data
      </Button>
    );
  }
  return (
    <fieldset className={styles['question']} aria-label="Reset data">
      <span>Replace all rows by fresh sample data?</span>
      <Button
        size="small"
        look="danger"
        autoFocus
        onClick={() => {
          setAsking(false);
          onReset();
        }}
      >
        Reset
      </Button>
      <Button size="small" onClick={() => setAsking(false)}>
        Cancel
      </Button>
    </fieldset>
  );
}
