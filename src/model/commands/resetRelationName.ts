import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { renameRelation } from './renameRelation.ts';

export interface ResetRelationNameArguments {
  readonly ref: RelationRef;
}

/** Gives a relation the name that LoopBack derives. From then on its name changes with the target's. */
export const resetRelationName: Command<ResetRelationNameArguments> = (project, { ref }) => {
  const relation = resolveRelation(project, ref);
  return relation ? renameRelation(project, { ref, name: relation.name.derived }) : project;
};
