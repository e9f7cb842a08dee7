import { withoutKey } from '../../lib/own.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { editRelations } from './edit.ts';

export interface RemoveRelationArguments {
  readonly ref: RelationRef;
}

export const removeRelation: Command<RemoveRelationArguments> = (project, { ref }) =>
  editRelations(project, ref.modelId, (relations) => withoutKey(relations, ref.name));
