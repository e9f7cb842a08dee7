import type { ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';

/**
 * A free name for the model between two: PhysicianPatient, the name that
 * LoopBack itself looks for and makes for many to many. "" for a missing model.
 */
export function throughModelName(project: Project, ownerId: ModelId, targetId: ModelId): string {
  const owner = findModel(project, ownerId);
  const target = findModel(project, targetId);
  if (!owner || !target) return '';
  const wish = `${owner.definition.name}${target.definition.name}`;
  let name = wish;
  for (let number = 2; findModelByName(project, name); number += 1) name = `${wish}${number}`;
  return name;
}
