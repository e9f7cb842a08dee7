import { useEffect, useState } from 'react';
import { pageSlices } from '../../lib/pageSlices.ts';
import { runInSlices } from '../../lib/slices.ts';
import { findUpdateInSteps, type Project, type ProjectUpdate } from '../../model/index.ts';
import type { OpenedFiles } from '../../sources/index.ts';
import { isUntouched } from './importFiles.ts';

/** What a source would change in the project. */
export interface FoundUpdate {
  /** What it was found for. */
  readonly opened: OpenedFiles;
  readonly update: ProjectUpdate;
  /** Whether the project has models of the source; the untouched example, which gives way to it, has none. */
  readonly isPossible: boolean;
  /** Whether most models of the source are models of the project. */
  readonly isLikely: boolean;
}

/** Finds what opened files would change in a project, again for each change of them; null until it is first known. */
export function useUpdate(project: Project, opened: OpenedFiles): FoundUpdate | null {
  const [found, setFound] = useState<FoundUpdate | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { models, report } = opened;
    const leftOut = report?.parts.flatMap(({ id, model }) => (model === null ? [id] : [])) ?? [];
    const steps = findUpdateInSteps(project, { files: models, leftOut });
    void runInSlices(steps, pageSlices.pauses(controller.signal)).then(
      (update) =>
        setFound({
          opened,
          update,
          isPossible: update.models.length > 0 && !isUntouched(project),
          isLikely: 2 * update.models.length >= models.length,
        }),
      (error: unknown) => {
        if (!controller.signal.aborted) throw error;
      },
    );
    return () => controller.abort();
  }, [project, opened]);
  return found;
}
