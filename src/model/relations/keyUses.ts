import { groupBy } from '../../lib/groups.ts';
import { memoByKey } from '../../lib/memo.ts';
import type { ModelEntry, Project } from '../project.ts';
import { isInverted } from './polymorphic.ts';
import { allRelations } from './projectRelations.ts';
import type { DerivedName, RelationRef, ResolvedRelation } from './relationKind.ts';

/** The use of one key by one relation. A relation with a through model uses two keys. */
export interface KeyUse {
  readonly relation: ResolvedRelation;
  readonly attribute: 'foreignKey' | 'keyThrough';
  /** The model whose rows hold the key. */
  readonly holder: ModelEntry;
  /** The name of the model that the key points at. */
  readonly pointsAt: string;
  readonly key: DerivedName;
  /**
   * The side that reads the key: `many` is the model it points at, `one` is the
   * holder, `through` and `across` are the two ends of a through model.
   */
  readonly direction: 'many' | 'one' | 'through' | 'across';
}

/** Returns the other uses of the same key of the same model that point at the same model. */
export function sharedUses(project: Project, use: KeyUse): readonly KeyUse[] {
  const uses = usesByGroup(project).get(keyUseGroupOf(use)) ?? [];
  return uses.filter(
    (other) => !isSameRef(other.relation.ref, use.relation.ref) || other.attribute !== use.attribute,
  );
}

/** Returns the keys that a relation reads; none for kinds without keys, or if a model is not in the project. */
export const keyUsesOf = memoByKey((relation: ResolvedRelation): readonly KeyUse[] => {
  const { kind, owner, targetName, keyHolder: holder, foreignKey, keyThrough, through } = relation;
  if (!kind || !holder || !foreignKey || targetName === null) return [];
  const ownerName = owner.definition.name;
  if (relation.definition['polymorphic']) return ordinaryKeyOf(relation, holder, targetName);
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
  // Another relation cannot read a list of keys.
  if (kind.keyOn === 'owner' && kind.isMultiple) return [];
  const isOnOwner = kind.keyOn === 'owner';
  const direction = isOnOwner ? 'one' : 'many';
  const pointsAt = isOnOwner ? targetName : ownerName;
  return [{ relation, attribute: 'foreignKey', holder, pointsAt, key: foreignKey, direction }];
});

/**
 * Returns the one key of a polymorphic through relation that points at one model:
 * at the target, or with an `invert` that the kind reads at the model itself. polymorphicGroups.ts finds
 * what uses the key that points at any model.
 */
function ordinaryKeyOf(
  relation: ResolvedRelation,
  holder: ModelEntry,
  targetName: string,
): readonly KeyUse[] {
  const { through, kind, owner, foreignKey, keyThrough } = relation;
  if (!through || !kind?.isMultiple) return [];
  const isFarSide = kind.attributes.includes('invert') && isInverted(relation.definition);
  const key = isFarSide ? foreignKey : keyThrough;
  if (!key) return [];
  return [
    isFarSide
      ? {
          relation,
          attribute: 'foreignKey',
          holder,
          pointsAt: owner.definition.name,
          key,
          direction: 'through',
        }
      : { relation, attribute: 'keyThrough', holder, pointsAt: targetName, key, direction: 'across' },
  ];
}

/** Returns whether two references name the same entry of a file. */
export function isSameRef(left: RelationRef, right: RelationRef): boolean {
  return left.modelId === right.modelId && left.name === right.name;
}

const usesByGroup = (project: Project): ReadonlyMap<string, readonly KeyUse[]> =>
  groupUses(allRelations(project));

const groupUses = memoByKey((relations: readonly ResolvedRelation[]) =>
  groupBy(relations.flatMap(keyUsesOf), keyUseGroupOf),
);

/** Returns the same text for all uses of one key that point at the same model. */
export const keyUseGroupOf = memoByKey(({ holder, pointsAt, key }: KeyUse): string =>
  JSON.stringify([holder.id, pointsAt, key.value]),
);
