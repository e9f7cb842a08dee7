import { pageSlices, yieldToPage } from '../../lib/pageSlices.ts';
import { type Pauses, runInSlices } from '../../lib/slices.ts';
import { boxRowsOf, boxSize, deriveRelationsInSteps, type Project } from '../../model/index.ts';

/** For each model there are two steps of deriving relations and one of measuring its box. */
const STEPS = { relations: 2, boxes: 1 };

/**
 * Derives in slices what drawing a project needs, so that the page stays
 * responsive when a large one is shown. The model room caches it by the project,
 * which is returned as it was given.
 *
 * @param onProgress called with the part that is done, from 0 to 1
 * @throws the signal's reason when it is aborted
 */
export async function prepare(
  project: Project,
  signal?: AbortSignal,
  onProgress?: (done: number) => void,
): Promise<Project> {
  const pauses = pageSlices.pauses(signal);
  await pauses.pause();
  const count = project.models.length;
  const total = count * (STEPS.relations + STEPS.boxes);
  let done = 0;
  const counting: Pauses = {
    pause() {
      done += 1;
      onProgress?.(Math.min(done / total, 1));
      return pauses.pause();
    },
  };
  await runInSlices(deriveRelationsInSteps(project), counting);
  // There are no steps if the relations were derived before.
  done = count * STEPS.relations;
  await pauses.pause();
  for (const entry of project.models) {
    boxSize(entry.definition.name, boxRowsOf(project, entry));
    await counting.pause();
  }
  // Showing it starts a task of its own.
  await yieldToPage();
  return project;
}
