import { readRelation } from '../files/readDefinition.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { followKeyNames } from './followPropertyNames.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { keepKeysTogether } from './keepKeysTogether.ts';
import { keepPolymorphicTogether } from './keepPolymorphic.ts';

export interface ReplaceRelationArguments {
  readonly ref: RelationRef;
  /** The JSON value under the relation's name. */
  readonly text: string;
}

/**
 * Replaces a relation by an edited JSON text. Derived names, and the other side
 * where the key changes, are updated as after a change of an attribute. Does
 * nothing for a text that is not a relation (see readRelation).
 */
export const replaceRelation: Command<ReplaceRelationArguments> = (project, { ref, text }) => {
  const before = resolveRelation(project, ref);
  const read = readRelation(text);
  if (!before?.isEditable || !read.ok) return project;
  const changed = editRelation(project, ref, () => read.value);
  if (changed === project) return project;
  const { type, model, through } = before.definition;
  const leadsThere = read.value.type === type && read.value.model === model && read.value.through === through;
  const together = leadsThere
    ? keepPolymorphicTogether(project, keepKeysTogether(project, changed, ref), ref)
    : changed;
  return followKeyNames(project, keepDerivedNames(project, together));
};
