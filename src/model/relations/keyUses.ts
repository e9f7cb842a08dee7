import { groupBy } from '../../lib/groups.ts';
import { memoBy } from '../../lib/memo.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { allRelations } from './projectRelations.ts';
import type { DerivedName, RelationRef, ResolvedRelation } from './relationKind.ts';

/** One relation reading one key: a relation that goes through a model between reads two. */
export interface KeyUse {
  readonly relation: ResolvedRelation;
  readonly attribute: 'foreignKey' | 'keyThrough';
  /** The model whose rows hold the key. */
  readonly holder: ModelEntry;
  /** The name of the model that the key points at. */
  readonly pointsAt: string;
  readonly key: DerivedName;
  /**
   * From where the key is read: `many` from the model it points at, `one` from
   * the holder, `through` and `across` from the two ends of a model between.
   */
  readonly direction: 'many' | 'one' | 'through' | 'across';
}

/** The other relations that read the same key of the same model, pointing at the same one. */
export function sharedUses(project: Project, use: KeyUse): readonly KeyUse[] {
  const uses = byKey(project).get(keyOf(use)) ?? [];
  return uses.filter(
    (other) => !isSameRef(other.relation.ref, use.relation.ref) || other.attribute !== use.attribute,
  );
}

/** The keys that a relation reads. None for kinds without keys, and where a model is not in the project. */
export function keyUsesOf(relation: ResolvedRelation): readonly KeyUse[] {
  const { kind, owner, targetName, keyHolder: holder, foreignKey, keyThrough, through } = relation;
  if (!kind || !holder || !foreignKey || targetName === null || relation.definition['polymorphic']) return [];
  const ownerName = owner.definition.name;
  if (through) {
    const first: KeyUse = {
      relation,
      attribute: 'foreignKey',
      holder,
      pointsAt: ownerName,
      key: foreignKey,
      direction: 'through',
    };
    if (!keyThrough) return [first];
    const second = {
      attribute: 'keyThrough',
      pointsAt: targetName,
      key: keyThrough,
      direction: 'across',
    } as const;
    return [first, { ...first, ...second }];
  }
  // A list of keys is no key that another relation could read.
  if (kind.keyOn === 'owner' && kind.isMultiple) return [];
  const isOwners = kind.keyOn === 'owner';
  const direction = isOwners ? 'one' : 'many';
  const pointsAt = isOwners ? targetName : ownerName;
  return [{ relation, attribute: 'foreignKey', holder, pointsAt, key: foreignKey, direction }];
}

/** Whether two relations are the same entry of a file. */
export function isSameRef(left: RelationRef, right: RelationRef): boolean {
  return left.modelId === right.modelId && left.name === right.name;
}

const byKey = memoBy(
  ({ models }: Project) => models,
  (project) => groupBy(allRelations(project).flatMap(keyUsesOf), keyOf),
);

function keyOf({
  holder,
  pointsAt,
  key,
}: {
  holder: { id: ModelId };
  pointsAt: string;
  key: DerivedName;
}): string {
  return JSON.stringify([holder.id, pointsAt, key.value]);
}
