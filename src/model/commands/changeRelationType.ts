import type { JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { EditableRelationType, RelationRef } from '../relations/relationKind.ts';
import { findRelationKind, relationKinds } from '../relations/relationKinds.ts';
import type { Command } from './command.ts';
import { editRelation } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';

export interface ChangeRelationTypeArguments {
  readonly ref: RelationRef;
  readonly type: EditableRelationType;
}

/** What any kind reads. An attribute outside this list is nobody's, and stays. */
const knownAttributes = new Set(relationKinds.flatMap((kind) => kind.attributes));

/**
 * Makes another kind of a relation. What the new kind reads stays (a custom
 * foreignKey too), and so does what no kind reads; what only other kinds read
 * goes, for LoopBack would ignore it, or wait for a `through` that it does not
 * need. A derived name follows, a custom one stays.
 */
export const changeRelationType: Command<ChangeRelationTypeArguments> = (project, { ref, type }) => {
  const relation = resolveRelation(project, ref);
  const kind = findRelationKind(type);
  if (!relation || !kind || relation.type === type || relation.definition['polymorphic']) return project;
  if (relation.kind && !relation.kind.isEditable) return project;
  const changed = editRelation(project, ref, (definition) => {
    const kept = Object.entries(withKey<JsonValue | undefined>(definition, 'type', type)).filter(
      ([key]) => kind.attributes.includes(key) || !knownAttributes.has(key),
    );
    return Object.fromEntries(kept) as RelationDefinition;
  });
  return keepDerivedNames(project, changed);
};
