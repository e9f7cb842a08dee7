import {
  allRelations,
  type LayOutArguments,
  layOut,
  moveModels,
  type Project,
  positionOf,
  withLayout,
} from '../../model/index.ts';
import { askWorker, MANY } from './placeOffThread.ts';

export { layOut };

/** The layout visits each relation many times. */
const MANY_RELATIONS = 1000;

/** Lays the project out; a large one in a worker. */
export async function layOutOffThread(project: Project, args: LayOutArguments): Promise<Project> {
  const areFew = (args.modelIds ?? project.models).length < MANY;
  if (areFew && allRelations(project).length < MANY_RELATIONS) return layOut(project, args);
  const answer = await askWorker({ kind: 'layOut', project, args });
  // Without a worker, the page must not wait for a thorough layout.
  if (answer === null) return layOut(project, { ...args, effort: 'quick' });
  const { positions, areas, notes } = answer;
  const places = project.models.map(
    ({ id }, index) => [id, positions[index] ?? positionOf(project, id)] as const,
  );
  return withLayout(moveModels(project, { positions: Object.fromEntries(places) }), { areas, notes });
}
