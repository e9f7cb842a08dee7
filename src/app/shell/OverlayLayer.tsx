import { Suspense } from 'react';
import { useStore } from 'zustand';
import { usePendingRenames } from '../../editor/index.ts';
import { targetEntries } from '../../targets/index.ts';
import { latePart } from '../../ui/latePart.tsx';
import { useIncompleteRename } from '../rename/useIncompleteRename.ts';
import { useServices } from '../start/services.ts';

const Palette = latePart({
  name: 'The search',
  isOver: true,
  load: async () => (await import('../palette/Palette.tsx')).Palette,
});
const ShortcutSheet = latePart({
  name: 'The list of keys',
  isOver: true,
  load: async () => (await import('./ShortcutSheet.tsx')).ShortcutSheet,
});
const Legend = latePart({
  name: 'The legend',
  isOver: true,
  load: async () => (await import('../legend/Legend.tsx')).Legend,
});
const RenameDialog = latePart({
  name: 'The dialog',
  isOver: true,
  load: async () => (await import('../rename/RenameDialog.tsx')).RenameDialog,
});
const PropertyRenameDialog = latePart({
  name: 'The dialog',
  isOver: true,
  load: async () => (await import('../rename/PropertyRenameDialog.tsx')).PropertyRenameDialog,
});
const OpeningDialogs = latePart({
  name: 'The dialog',
  isOver: true,
  load: async () => (await import('../opening/OpeningDialogs.tsx')).OpeningDialogs,
});
const ProjectsPage = latePart({
  name: 'The list of projects',
  isOver: true,
  load: async () => (await import('../projects/ProjectsPage.tsx')).ProjectsPage,
});
const SnapshotsDialog = latePart({
  name: 'The list of snapshots',
  isOver: true,
  load: async () => (await import('../projects/SnapshotsDialog.tsx')).SnapshotsDialog,
});
const PictureDialog = latePart({
  name: 'The dialog',
  isOver: true,
  load: async () => (await import('../export/PictureDialog.tsx')).PictureDialog,
});
const TargetDialog = latePart({
  name: 'The dialog',
  isOver: true,
  load: async () => (await import('../export/TargetDialog.tsx')).TargetDialog,
});
const ChangesDialog = latePart({
  name: 'The list of changes',
  isOver: true,
  load: async () => (await import('../changes/ChangesDialog.tsx')).ChangesDialog,
});

const HasManyPage = latePart({
  name: 'The page about hasMany',
  isOver: true,
  load: async () => (await import('../help/helpPages.ts')).HasManyPage,
});
const ReportDialog = latePart({
  name: 'The report',
  isOver: true,
  load: async () => (await import('../help/helpPages.ts')).ReportDialog,
});

/** Dialogs and panels over the page, each loaded when first used. */
export function OverlayLayer() {
  const { opening, exporting, overlays } = useServices();
  const open = useStore(overlays, (state) => state.open);
  const isOpening = useStore(
    opening.store,
    ({ progress, question, preview, report, isPasting, shared }) =>
      progress !== null ||
      question !== null ||
      preview !== null ||
      report !== null ||
      isPasting ||
      shared !== null,
  );
  const isReviewing = useStore(exporting.folder.store, ({ review }) => review !== null);
  const isSharing = useStore(exporting.shared, ({ link }) => link !== null);
  const renames = usePendingRenames();
  const { pending: renamed, incomplete } = useStore(renames);
  useIncompleteRename(incomplete);
  const exported = targetEntries.find(({ id }) => open === `export:${id}`);
  const close = (): void => overlays.setState({ open: null, bufferedInput: '' });
  return (
    <Suspense>
      {open === 'palette' ? <Palette onClose={close} /> : null}
      {open === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
      {open === 'legend' ? <Legend onClose={close} /> : null}
      {open === 'rename' ? <RenameDialog incomplete={null} onClose={close} /> : null}
      {open === 'renameMore' ? <RenameDialog incomplete={incomplete} onClose={close} /> : null}
      {renamed === null ? null : (
        <PropertyRenameDialog wanted={renamed} onClose={() => renames.setState({ pending: null })} />
      )}
      {open === 'projects' ? <ProjectsPage onClose={close} /> : null}
      {open === 'changes' ? <ChangesDialog onClose={close} /> : null}
      {open === 'snapshots' ? <SnapshotsDialog onClose={close} /> : null}
      {open === 'picture' ? <PictureDialog onClose={close} /> : null}
      {exported === undefined ? null : <TargetDialog id={exported.id} onClose={close} />}
      {open === 'hasMany' ? <HasManyPage onClose={close} /> : null}
      {open === 'report' ? <ReportDialog onClose={close} /> : null}
      {isOpening || isReviewing || isSharing ? <OpeningDialogs /> : null}
    </Suspense>
  );
}
