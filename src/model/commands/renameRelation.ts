import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import type { Command } from './command.ts';
import { editRelations } from './edit.ts';

export interface RenameRelationArguments {
  readonly ref: RelationRef;
  readonly name: string;
}

/** Renames a relation where it stands. Nothing where the name is empty, refused by LoopBack or taken. */
export const renameRelation: Command<RenameRelationArguments> = (project, { ref, name }) =>
  editRelations(project, ref.modelId, (relations) =>
    isRefusedRelationName(name) || hasOwn(relations, name)
      ? relations
      : withKeyRenamed(relations, ref.name, name),
  );
