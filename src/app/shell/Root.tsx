import { useStore } from 'zustand';
import { OtherProjects } from '../projects/OtherProjects.tsx';
import type { Designer } from '../start/startServices.ts';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

/** The page of the open project, mounted afresh for each project. */
export function Root({ designer }: { designer: Designer }) {
  const { services, isFirstVisit, isPictureHeld } = useStore(designer, (state) => state.session);
  return (
    <ErrorBoundary
      key={services.projectId}
      isSaved={() => services.autosave.status.getState().state === 'saved'}
      onRescue={() => void services.exporting.rescueProject()}
      otherProjects={<OtherProjects services={services} />}
    >
      <App services={services} isFirstVisit={isFirstVisit} isPictureHeld={isPictureHeld} />
    </ErrorBoundary>
  );
}
