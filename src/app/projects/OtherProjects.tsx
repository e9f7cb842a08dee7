import { Suspense } from 'react';
import { EditorContext } from '../../editor/index.ts';
import { latePart } from '../../ui/latePart.tsx';
import { PartFailure } from '../../ui/PartFailure.tsx';
import { type Services, ServicesContext } from '../start/services.ts';

const ProjectsPage = latePart<{ readonly onClose: () => void }>({
  name: 'The list of projects',
  load: async () => (await import('./ProjectsPage.tsx')).ProjectsPage,
  // Closing it would reload the page, which may fail too.
  failed: (_props, retry) => <PartFailure name="The list of projects" isOver onRetry={retry} />,
});

/** The list of projects over a page that failed to draw. */
export function OtherProjects({ services }: { services: Services }) {
  return (
    <ServicesContext value={services}>
      <EditorContext value={services.editor}>
        <Suspense>
          {/* Opening another project redraws the whole page; this one can be tried again. */}
          <ProjectsPage onClose={() => window.location.reload()} />
        </Suspense>
      </EditorContext>
    </ServicesContext>
  );
}
