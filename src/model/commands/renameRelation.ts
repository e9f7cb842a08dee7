import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { Project } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import type { Command } from './command.ts';
import { editRelations } from './edit.ts';
import { followKeyNames } from './followPropertyNames.ts';
import { followRelationNames } from './followRelationNames.ts';
import { keepKeyOfRenamed } from './keepKeys.ts';

export interface RenameRelationArguments {
  readonly ref: RelationRef;
  readonly name: string;
}

/**
 * Renames a relation where it stands. Nothing where the name is empty, refused
 * by LoopBack or taken. What names the relation follows. A key that another relation uses too stays as it is,
 * though the key of a belongsTo is made of its name.
 */
export const renameRelation: Command<RenameRelationArguments> = (project, { ref, name }) => {
  const renamed = editRelations(project, ref.modelId, (relations) =>
    isRefusedRelationName(name) || hasOwn(relations, name)
      ? relations
      : withKeyRenamed(relations, ref.name, name),
  );
  if (renamed === project) return project;
  const followed = followRelationNames(renamed, [{ ref, to: name }]);
  return followKeyNames(project, keepKeyOfRenamed(project, followed, ref, { ...ref, name }));
};

/** Whether renameRelation takes a name: neither refused by LoopBack nor that of another relation of the model. */
export function isFreeRelationName(project: Project, ref: RelationRef, name: string): boolean {
  const siblings = relationsOf(project, ref.modelId).filter((other) => other.ref.name !== ref.name);
  return !isRefusedRelationName(name) && siblings.every((sibling) => sibling.ref.name !== name);
}
