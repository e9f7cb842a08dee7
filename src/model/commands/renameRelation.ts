import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { Project } from '../project.ts';
import { relationsOf } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { isRefusedRelationName } from '../relations/relationNames.ts';
import type { Command } from './command.ts';
import { editRelations } from './edit.ts';
import { followKeyNames } from './followPropertyNames.ts';
import { followRelationNames } from './followRelationNames.ts';
import { keepKeyOfRenamed, keepPropertyOfRenamed } from './keepKeys.ts';
import { keepPolymorphicOfRenamed } from './keepPolymorphic.ts';

export interface RenameRelationArguments {
  readonly ref: RelationRef;
  readonly name: string;
}

/**
 * Renames a relation in place, and updates everything that names it. The key of
 * a belongsTo is derived from its name, but stays where another relation uses it
 * too. So does the property of embedded rows where a file may have some. Does nothing where the name is empty, refused by LoopBack or taken.
 */
export const renameRelation: Command<RenameRelationArguments> = (project, { ref, name }) => {
  const renamed = editRelations(project, ref.modelId, (relations) =>
    isRefusedRelationName(name) || hasOwn(relations, name)
      ? relations
      : withKeyRenamed(relations, ref.name, name),
  );
  if (renamed === project) return project;
  const followed = followRelationNames(renamed, [{ ref, to: name }]);
  const to = { ...ref, name };
  const kept = keepPropertyOfRenamed(project, keepKeyOfRenamed(project, followed, ref, to), ref, to);
  return followKeyNames(project, keepPolymorphicOfRenamed(project, kept, ref, to));
};

/** Whether renameRelation accepts a name: LoopBack does not refuse it, and no other relation of the model has it. */
export function isFreeRelationName(project: Project, ref: RelationRef, name: string): boolean {
  const siblings = relationsOf(project, ref.modelId).filter((other) => other.ref.name !== ref.name);
  return !isRefusedRelationName(name) && siblings.every((sibling) => sibling.ref.name !== name);
}
