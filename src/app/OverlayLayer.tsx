import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { usePropertyRenames } from '../editor/index.ts';
import { useServices } from './services.ts';

const Palette = lazy(() => import('./Palette.tsx').then(({ Palette }) => ({ default: Palette })));
const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet.tsx').then(({ ShortcutSheet }) => ({ default: ShortcutSheet })),
);
const RenameDialog = lazy(() =>
  import('./RenameDialog.tsx').then(({ RenameDialog }) => ({ default: RenameDialog })),
);
const PropertyRenameDialog = lazy(() =>
  import('./PropertyRenameDialog.tsx').then(({ PropertyRenameDialog }) => ({
    default: PropertyRenameDialog,
  })),
);
const OpeningDialogs = lazy(() =>
  import('./OpeningDialogs.tsx').then(({ OpeningDialogs }) => ({ default: OpeningDialogs })),
);

const ProjectsPage = lazy(() =>
  import('./projects/ProjectsPage.tsx').then(({ ProjectsPage }) => ({ default: ProjectsPage })),
);
const SnapshotsDialog = lazy(() =>
  import('./projects/SnapshotsDialog.tsx').then(({ SnapshotsDialog }) => ({ default: SnapshotsDialog })),
);

/** What lies over the page; each part is loaded when it is first needed. */
export function OverlayLayer() {
  const { opening, exporting, overlays } = useServices();
  const open = useStore(overlays, (state) => state.open);
  const isOpening = useStore(
    opening.store,
    ({ progress, question, report, isPasting, shared }) =>
      progress !== null || question !== null || report !== null || isPasting || shared !== null,
  );
  const isReviewing = useStore(exporting.folder.store, ({ review }) => review !== null);
  const isSharing = useStore(exporting.shared, ({ link }) => link !== null);
  const renames = usePropertyRenames();
  const renamed = useStore(renames, ({ asked }) => asked);
  const close = (): void => overlays.setState({ open: null, typedAhead: '' });
  return (
    <Suspense>
      {open === 'palette' ? <Palette onClose={close} /> : null}
      {open === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
      {open === 'rename' ? <RenameDialog onClose={close} /> : null}
      {renamed === null ? null : (
        <PropertyRenameDialog wanted={renamed} onClose={() => renames.setState({ asked: null })} />
      )}
      {open === 'projects' ? <ProjectsPage onClose={close} /> : null}
      {open === 'snapshots' ? <SnapshotsDialog onClose={close} /> : null}
      {isOpening || isReviewing || isSharing ? <OpeningDialogs /> : null}
    </Suspense>
  );
}
