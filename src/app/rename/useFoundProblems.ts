import { useEffect, useState } from 'react';
import { pageSlices } from '../../lib/pageSlices.ts';
import { runInSlices } from '../../lib/slices.ts';
import { foundProblems, type Problem, type Project } from '../../model/index.ts';
import { findProblemsInSteps } from '../../model/problems/findProblems.ts';

/** Finds the problems of any project in slices; undefined until they are found. */
export function useFoundProblems(project: Project | null): readonly Problem[] | undefined {
  const [, setFound] = useState<Project | null>(null);
  useEffect(() => {
    if (project === null || foundProblems(project) !== undefined) return;
    const leave = new AbortController();
    const find = async (): Promise<void> => {
      const pauses = pageSlices.pauses(leave.signal);
      await pauses.pause();
      await runInSlices(findProblemsInSteps(project), pauses);
      setFound(project);
    };
    find().catch((error: unknown) => {
      if (error !== leave.signal.reason) throw error;
    });
    return () => leave.abort();
  }, [project]);
  return project === null ? undefined : foundProblems(project);
}
