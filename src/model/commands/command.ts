import type { Project } from '../project.ts';

/**
 * A pure function that changes the project. It returns the project itself where
 * there is nothing to change (a missing model, the same value), so that such a
 * run does not become an undo step.
 */
export type Command<Arguments> = (project: Project, args: Arguments) => Project;
