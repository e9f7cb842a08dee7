import type { Project } from '../../src/model/index.ts';
import { findProblems } from '../../src/model/problems/findProblems.ts';
import { openFixture } from './openFixture.ts';

/** Whether LoopBack boots with the models of a project. */
export const isSound = (project: Project): boolean =>
  findProblems(project).every(({ severity }) => severity !== 'error');

/** Returns a fixture as its user would mend it before LoopBack starts. */
export async function openSound(name: string): Promise<Project> {
  const project = await openFixture(name);
  const problem = findProblems(project).find(({ code }) => code === 'invalid-polymorphic');
  return problem?.fix?.apply(project) ?? project;
}
