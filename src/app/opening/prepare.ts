import { pageSlices, yieldToPage } from '../../lib/pageSlices.ts';
import { runInSlices } from '../../lib/slices.ts';
import { boxRowsOf, boxSize, deriveRelationsInSteps, type Project } from '../../model/index.ts';

/**
 * Derives in slices what drawing a project needs, so that the page stays
 * responsive when a large one is shown. The model room caches it by the project,
 * which is returned as it was given.
 *
 * @throws the signal's reason when it is aborted
 */
export async function prepare(project: Project, signal?: AbortSignal): Promise<Project> {
  const pauses = pageSlices.pauses(signal);
  await pauses.pause();
  await runInSlices(deriveRelationsInSteps(project), pauses);
  await pauses.pause();
  for (const entry of project.models) {
    boxSize(entry.definition.name, boxRowsOf(project, entry));
    await pauses.pause();
  }
  // Showing it starts a task of its own.
  await yieldToPage();
  return project;
}
