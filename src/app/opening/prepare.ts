import { pageSlices, yieldToPage } from '../../lib/pageSlices.ts';
import { inSlices } from '../../lib/slices.ts';
import { boxRowsOf, boxSize, deriveRelationsInSteps, type Project, structureOf } from '../../model/index.ts';

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
  const structure = structureOf(project);
  await inSlices(deriveRelationsInSteps(structure), pauses);
  await pauses.pause();
  for (const entry of structure.models) {
    boxSize(entry.definition.name, boxRowsOf(structure, entry));
    await pauses.pause();
  }
  // Showing it starts a task of its own.
  await yieldToPage();
  return project;
}
