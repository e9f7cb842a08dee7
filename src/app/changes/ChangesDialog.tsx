import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useEditor } from '../../editor/index.ts';
import { toFileName } from '../../targets/index.ts';
import { useServices } from '../start/services.ts';
import { FileChangesDialog } from './FileChangesDialog.tsx';

/** Shows what the project changed in the files that were opened. */
export function ChangesDialog({ onClose }: { onClose: () => void }) {
  const { changes } = useServices();
  const follower = useStore(changes.store, (state) => state.follower);
  const project = useEditor((state) => state.project);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other changes
  const listed = useMemo(() => follower?.list() ?? [], [follower, project]);
  return (
    <FileChangesDialog
      title="Changes since opening"
      patchName={toFileName(project.name)}
      changes={listed}
      nothing="No file differs from the opened ones."
      onClose={onClose}
    />
  );
}
