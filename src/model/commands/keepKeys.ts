import { hasOwn } from '../../lib/own.ts';
import type { Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import { type KeyUse, keyUsesOf, sharedUses } from '../relations/keyUses.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { editRelation } from './edit.ts';

/**
 * Writes down the old key of a renamed belongsTo where another relation uses
 * it, or the model came from a file, whose rows may hold it. LoopBack derives
 * the key from the name, so the relation would get another one.
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

/**
 * Writes down the property in which a renamed relation stores embedded rows if
 * the model came from a file, whose rows may have it: LoopBack puts "_" before a
 * property that is named like the relation. LoopBack cannot keep a property
 * that the relation itself is named after now.
 */
export function keepPropertyOfRenamed(
  before: Project,
  after: Project,
  from: RelationRef,
  to: RelationRef,
): Project {
  const stored = resolveRelation(before, from)?.storedIn?.value;
  const now = resolveRelation(after, to)?.storedIn?.value;
  const isFromFile = findModel(before, from.modelId)?.source != null;
  if (!isFromFile || stored === undefined || stored === now || stored === to.name) return after;
  return editRelation(after, to, (definition) => withRelationAttribute(definition, 'property', stored));
}

/** Gives a relation another key, which is written down where LoopBack would not derive it. */
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
