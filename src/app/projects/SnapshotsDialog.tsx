import { Camera, FileDiff, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { countOf } from '../../lib/countOf.ts';
import type { Project } from '../../model/index.ts';
import { longestTitle, type SnapshotReason, type SnapshotSummary } from '../../storage/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { isComposing } from '../../ui/isComposing.ts';
import { SnapshotChanges } from '../changes/SnapshotChanges.tsx';
import { useServices } from '../start/services.ts';
import styles from './SnapshotsDialog.module.css';
import type { DeletedSnapshot } from './snapshots.ts';
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
  const { list, failure, deleted } = useStore(snapshots.store);
  const isReadOnly = useEditor((state) => state.isReadOnly);
  useEffect(() => void snapshots.refresh(), [snapshots]);
  const now = Date.now();
  const [compared, setCompared] = useState<{ project: Project; title: string } | null>(null);
  const compare = async ({ takenAt, title }: SnapshotSummary): Promise<void> => {
    const project = await snapshots.open(takenAt);
    if (project !== null) setCompared({ project, title: title ?? describeTime(takenAt, now) });
  };
  if (compared !== null) return <SnapshotChanges {...compared} onClose={() => setCompared(null)} />;
  return (
    <Dialog
      title="Snapshots"
      isOpen
      onClose={onClose}
      footer={
        <Button look="outlined" onClick={() => void snapshots.take('byHand')}>
          <Camera size={14} /> Take snapshot
        </Button>
      }
    >
      <p className={styles['text']}>
        Earlier states of this project, the latest thirty. Restoring one is a single undo step. Click a name
        to change it.
      </p>
      {failure === null ? null : (
        <p className={styles['failure']} role="alert">
          {failure.message} {failure.advice}
        </p>
      )}
      {deleted === null ? null : <Deleted deleted={deleted} now={now} />}
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
              onCompare={() => void compare(snapshot)}
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

/** The way back is in the dialog: a notice would be behind it. */
function Deleted({ deleted, now }: { readonly deleted: DeletedSnapshot; readonly now: number }) {
  const { title, takenAt } = deleted.snapshot;
  const undo = useRef<HTMLButtonElement>(null);
  // The button that deleted it is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one was deleted
  useEffect(() => undo.current?.focus(), [takenAt]);
  return (
    <p className={styles['deleted']} role="status">
      The snapshot {title === undefined ? `of ${describeTime(takenAt, now)}` : `“${title}”`} is deleted.{' '}
      <Button ref={undo} size="small" onClick={() => void deleted.putBack()}>
        Undo
      </Button>
    </p>
  );
}

interface SnapshotLineProps {
  readonly snapshot: SnapshotSummary;
  readonly now: number;
  readonly canRestore: boolean;
  readonly onCompare: () => void;
  readonly onRestore: () => void;
}

function SnapshotLine({ snapshot, now, canRestore, onCompare, onRestore }: SnapshotLineProps) {
  const { snapshots } = useServices();
  const { takenAt, reason, modelCount } = snapshot;
  const time = describeTime(takenAt, now);
  return (
    <li className={styles['line']}>
      <time dateTime={new Date(takenAt).toISOString()} title={fullTime(takenAt)}>
        {time}
      </time>
      <TitleField
        snapshot={snapshot}
        name={`Name of the snapshot of ${time}`}
        placeholder={reasons[reason]}
      />
      <span className={styles['count']}>{countOf(modelCount, 'model')}</span>
      <IconButton size="small" label={`Compare the snapshot of ${time} with now`} onClick={onCompare}>
        <FileDiff size={13} />
      </IconButton>
      <IconButton
        size="small"
        label={`Delete the snapshot of ${time}`}
        onClick={() => void snapshots.remove(takenAt)}
      >
        <Trash2 size={13} />
      </IconButton>
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

interface TitleFieldProps {
  readonly snapshot: SnapshotSummary;
  readonly name: string;
  /** Why it was taken, shown as long as it has no name. */
  readonly placeholder: string;
}

/** The name of a snapshot, stored when editing ends. Escape restores it. */
function TitleField({ snapshot: { takenAt, title = '' }, name, placeholder }: TitleFieldProps) {
  const { snapshots } = useServices();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft !== null && draft.trim() !== title) void snapshots.rename(takenAt, draft);
    setDraft(null);
  };
  return (
    <input
      className={styles['title']}
      aria-label={name}
      title={title === '' ? placeholder : `${title} (${placeholder})`}
      placeholder={placeholder}
      maxLength={longestTitle}
      value={draft ?? title}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter') commit();
        if (event.key !== 'Escape' || draft === null) return;
        // The dialog stays open.
        event.stopPropagation();
        setDraft(null);
      }}
    />
  );
}
