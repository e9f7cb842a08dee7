import {
  allRelations,
  createExampleProject,
  type Project,
  type ResolvedRelation,
} from '../../model/index.ts';

/** Returns the hasMany of the example project, which the page about it explains. */
export function findHasMany(): { readonly project: Project; readonly relation: ResolvedRelation } {
  const project = createExampleProject();
  const relation = allRelations(project).find(({ type }) => type === 'hasMany');
  if (relation === undefined) throw new Error('The example has no hasMany.');
  return { project, relation };
}
