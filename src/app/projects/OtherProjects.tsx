import { lazy, Suspense } from 'react';
import { EditorContext } from '../../editor/index.ts';
import { type Services, ServicesContext } from '../services.ts';

const ProjectsPage = lazy(() =>
  import('./ProjectsPage.tsx').then(({ ProjectsPage }) => ({ default: ProjectsPage })),
);

/** The page of all projects without the open one behind it: that one failed to draw. */
export function OtherProjects({ services }: { services: Services }) {
  return (
    <ServicesContext value={services}>
      <EditorContext value={services.editor}>
        <Suspense>
          {/* Another project draws the whole page anew; this one can be tried again. */}
          <ProjectsPage onClose={() => window.location.reload()} />
        </Suspense>
      </EditorContext>
    </ServicesContext>
  );
}
