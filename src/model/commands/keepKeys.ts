import { hasOwn } from '../../lib/own.ts';
import type { Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { type KeyUse, keyUsesOf, sharedUses } from '../relations/keyUses.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { editRelation } from './edit.ts';

/**
 * A belongsTo that has been renamed would get another key, for LoopBack makes
 * the key of the name. Where another relation uses the old one, or the model
 * came from a file, whose rows may hold it, it is written down.
 */
export function keepKeyOfRenamed(
  before: Project,
  after: Project,
  from: RelationRef,
  to: RelationRef,
): Project {
  const relation = resolveRelation(before, from);
  const [use] = relation ? keyUsesOf(relation) : [];
  const renamed = resolveRelation(after, to);
  if (!use || !renamed) return after;
  const isFromFile = findModel(before, from.modelId)?.source != null;
  if (!isFromFile && sharedUses(before, use).length === 0) return after;
  const [now] = keyUsesOf(renamed);
  return now && now.key.value !== use.key.value ? withKeyWritten(after, now, use.key.value) : after;
}

/** The key of a use with another name, written down where LoopBack would not make it. */
export function withKeyWritten(
  project: Project,
  { relation, attribute, key }: KeyUse,
  value: string,
): Project {
  if (!relation.kind?.attributes.includes(attribute)) return project;
  return editRelation(project, relation.ref, (definition) => {
    if (key.derived === value && !hasOwn(definition, attribute)) return definition;
    return withRelationAttribute(definition, attribute, key.derived === value ? '' : value);
  });
}
