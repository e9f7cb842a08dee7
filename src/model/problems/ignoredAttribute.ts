import type { RelationDefinition } from '../definition.ts';
import type { RelationKind } from '../relations/relationKind.ts';
import { relationKinds } from '../relations/relationKinds.ts';
import { fixRelation } from './fixes.ts';
import { relationPlace, relationRule, titleOf } from './rules.ts';

const knownAttributes = new Set(relationKinds.flatMap((kind) => kind.attributes));

/** An attribute of a relation that LoopBack reads for other kinds, but not for this one. */
export const ignoredAttribute = relationRule('ignored-attribute', (relation) => {
  const { kind, definition, ref, isSetUp } = relation;
  if (!kind) return [];
  return (
    Object.entries(definition)
      .filter(([key, value]) => Boolean(value) && isIgnored(kind, definition, key))
      // LoopBack waits for the model that `through` names, whatever the kind; a missing one has its own rule.
      .filter(([key]) => key !== 'through' || isSetUp)
      .map(([key]) => ({
        severity: 'warning',
        place: relationPlace(relation, key),
        message: `${titleOf(relation)} has "${key}", which LoopBack ignores for ${kind.type}.`,
        why: 'The file is misleading: the application behaves differently.',
        advice: `Remove "${key}", or make it another kind of relation.`,
        fix: fixRelation(`Remove "${key}"`, ref, key, undefined),
      }))
  );
});

function isIgnored(kind: RelationKind, definition: RelationDefinition, key: string): boolean {
  if (key === 'keyThrough' && !definition.through) return true;
  return knownAttributes.has(key) && !kind.attributes.includes(key);
}
