import { withKey } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import type { Project } from '../project.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { editRelations } from './edit.ts';

/** Writes a new relation at the end of a model's `relations`. The caller makes sure that the name is free. */
export function addRelation(project: Project, ref: RelationRef, definition: RelationDefinition): Project {
  return editRelations(project, ref.modelId, (relations) => withKey(relations, ref.name, definition));
}
