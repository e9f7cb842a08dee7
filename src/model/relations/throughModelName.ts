import type { ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';

/**
 * Returns a free name for the through model of two models: PhysicianPatient,
 * the name that LoopBack itself looks for and creates for many to many. "" if
 * a model is missing.
 */
export function throughModelName(project: Project, ownerId: ModelId, targetId: ModelId): string {
  const owner = findModel(project, ownerId);
  const target = findModel(project, targetId);
  if (!owner || !target) return '';
  const preferred = `${owner.definition.name}${target.definition.name}`;
  let name = preferred;
  for (let number = 2; findModelByName(project, name); number += 1) name = `${preferred}${number}`;
  return name;
}
