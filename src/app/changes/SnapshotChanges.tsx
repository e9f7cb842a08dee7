import { useMemo } from 'react';
import { useEditor } from '../../editor/index.ts';
import type { Project } from '../../model/index.ts';
import { toFileName } from '../../targets/index.ts';
import { FileChangesDialog } from './FileChangesDialog.tsx';
import { changesBetween } from './openedTexts.ts';

interface SnapshotChangesProps {
  readonly project: Project;
  /** What the snapshot is called. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Shows what changed in the files since a snapshot. */
export function SnapshotChanges({ project, title, onClose }: SnapshotChangesProps) {
  const current = useEditor((state) => state.project);
  const changes = useMemo(() => changesBetween(project, current), [project, current]);
  return (
    <FileChangesDialog
      title={`From the snapshot “${title}” to now`}
      patchName={toFileName(`${project.name} ${title}`)}
      changes={changes}
      nothing="No file differs from this snapshot. Positions, areas and notes are not in files."
      onClose={onClose}
    />
  );
}
