import type { Project } from '../project.ts';

/**
 * A change of the project: pure, and the project itself where there is nothing
 * to change (a missing model, the same value), so that such a run is no undo step.
 */
export type Command<Arguments> = (project: Project, args: Arguments) => Project;
