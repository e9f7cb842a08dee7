import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useServices } from './services.ts';

const Palette = lazy(() => import('./Palette.tsx').then(({ Palette }) => ({ default: Palette })));
const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet.tsx').then(({ ShortcutSheet }) => ({ default: ShortcutSheet })),
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
  const { opening, overlays } = useServices();
  const open = useStore(overlays, (state) => state.open);
  const isOpening = useStore(opening.store, ({ clash, refused }) => clash !== null || refused.length > 0);
  const close = (): void => overlays.setState({ open: null });
  return (
    <Suspense>
      {open === 'palette' ? <Palette onClose={close} /> : null}
      {open === 'shortcuts' ? <ShortcutSheet onClose={close} /> : null}
      {open === 'projects' ? <ProjectsPage onClose={close} /> : null}
      {open === 'snapshots' ? <SnapshotsDialog onClose={close} /> : null}
      {isOpening ? <OpeningDialogs /> : null}
    </Suspense>
  );
}
