import type { Project } from '../project.ts';
import { keyUsesOf, sharedUses } from '../relations/keyUses.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { withKeyWritten } from './keepKeys.ts';

/**
 * Updates the other side when a relation gets another key: the relations that
 * lead back by the old key use the new one too. They keep the old key while
 * another relation in the same direction still uses it.
 */
export function keepKeysTogether(before: Project, after: Project, ref: RelationRef): Project {
  const relation = resolveRelation(before, ref);
  const changed = resolveRelation(after, ref);
  if (!relation || !changed) return after;
  let result = after;
  const uses = keyUsesOf(changed);
  for (const use of keyUsesOf(relation)) {
    const key = uses.find(({ attribute }) => attribute === use.attribute)?.key.value;
    if (key === undefined || key === use.key.value) continue;
    const others = sharedUses(before, use);
    if (others.some((other) => other.direction === use.direction)) continue;
    for (const other of others) result = withKeyWritten(result, other, key);
  }
  return result;
}
