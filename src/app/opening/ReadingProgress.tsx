import type { Progress } from '../../sources/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './FileDialogs.module.css';

const steps: Readonly<Record<Progress['step'], string>> = {
  looking: 'Looking into folders',
  reading: 'Reading files',
  megabytes: 'Reading megabytes',
  understanding: 'Understanding models',
  placing: 'Placing models',
};

/** Shows the progress of opening files, with a Cancel button. */
export function ReadingProgress({ progress, onCancel }: { progress: Progress; onCancel: () => void }) {
  const { step, done, total } = progress;
  const cancel = <Button onClick={onCancel}>Cancel</Button>;
  return (
    <Dialog title="Opening files" isOpen onClose={onCancel} footer={cancel}>
      <p className={styles['text']} aria-live="polite">
        {steps[step]} · {done.toLocaleString('en')}
        {total === null ? (step === 'looking' ? ' found' : '') : ` of ${total.toLocaleString('en')}`}
      </p>
      <progress
        className={styles['progress']}
        aria-label={steps[step]}
        {...(total === null ? {} : { value: done, max: total })}
      />
    </Dialog>
  );
}
