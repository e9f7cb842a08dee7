import { Camera } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { SnapshotReason, SnapshotSummary } from '../../storage/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useServices } from '../start/services.ts';
import styles from './SnapshotsDialog.module.css';
import { describeTime, fullTime } from './times.ts';

const reasons: Readonly<Record<SnapshotReason, string>> = {
  opened: 'when the project was opened',
  beforeImport: 'before files were opened',
  hourly: 'after an hour of editing',
  beforeRestore: 'before a snapshot was restored',
  byHand: 'manual',
  takenOver: 'not saved when another tab took over',
};

/** Lists earlier states of the project, to be restored. */
export function SnapshotsDialog({ onClose }: { onClose: () => void }) {
  const { snapshots } = useServices();
  const { list, failure } = useStore(snapshots.store);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  useEffect(() => void snapshots.refresh(), [snapshots]);
  const now = Date.now();
  return (
    <Dialog
      title="Snapshots"
      isOpen
      onClose={onClose}
      footer={
        <Button look="outlined" onClick={() => void snapshots.take('byHand')}>
          <Camera size={14} /> Take one now
        </Button>
      }
    >
      <p className={styles['text']}>
        Earlier states of this project, the latest thirty. Restoring one is a single undo step.
      </p>
      {failure === null ? null : (
        <p className={styles['failure']} role="alert">
          {failure.message} {failure.advice}
        </p>
      )}
      {list === null ? null : list.length === 0 ? (
        <p className={styles['nothing']}>
          None yet. They are taken when the project is opened, before files are opened, and every hour.
        </p>
      ) : (
        <ul aria-label="Snapshots">
          {list.map((snapshot) => (
            <SnapshotLine
              key={snapshot.takenAt}
              snapshot={snapshot}
              now={now}
              canRestore={!isReadOnly}
              onRestore={() => {
                onClose();
                void snapshots.restore(snapshot.takenAt);
              }}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface SnapshotLineProps {
  readonly snapshot: SnapshotSummary;
  readonly now: number;
  readonly canRestore: boolean;
  readonly onRestore: () => void;
}

function SnapshotLine({ snapshot, now, canRestore, onRestore }: SnapshotLineProps) {
  const { takenAt, reason, modelCount } = snapshot;
  const time = describeTime(takenAt, now);
  return (
    <li className={styles['line']}>
      <time dateTime={new Date(takenAt).toISOString()} title={fullTime(takenAt)}>
        {time}
      </time>
      <span className={styles['reason']}>{reasons[reason]}</span>
      <span className={styles['count']}>{countOf(modelCount, 'model')}</span>
      <Button
        size="small"
        look="outlined"
        disabled={!canRestore}
        aria-label={`Restore the snapshot of ${time}`}
        onClick={onRestore}
      >
        Restore
      </Button>
    </li>
  );
}
