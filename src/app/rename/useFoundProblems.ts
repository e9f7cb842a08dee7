import { useEffect, useState } from 'react';
import { foundProblems, type Problem, type Project } from '../../model/index.ts';
import { findProblemsInSteps } from '../../model/problems/findProblems.ts';

/** Milliseconds: shorter than a frame. */
const SLICE = 8;

/** The problems of a project that need not be the open one, looked for in slices; undefined until they are found. */
export function useFoundProblems(project: Project | null): readonly Problem[] | undefined {
  const [, setFound] = useState<Project | null>(null);
  useEffect(() => {
    if (project === null || foundProblems(project) !== undefined) return;
    const steps = findProblemsInSteps(project);
    let handle: ReturnType<typeof setTimeout> | undefined;
    const goOn = (): void => {
      const end = performance.now() + SLICE;
      do {
        if (steps.next().done !== true) continue;
        setFound(project);
        return;
      } while (performance.now() < end);
      handle = setTimeout(goOn, 0);
    };
    handle = setTimeout(goOn, 0);
    return () => clearTimeout(handle);
  }, [project]);
  return project === null ? undefined : foundProblems(project);
}
