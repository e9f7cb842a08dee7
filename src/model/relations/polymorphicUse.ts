import { memoByKey } from '../../lib/memo.ts';
import type { ModelEntry } from '../project.ts';
import { isInverted, type PolymorphicKeys, polymorphicKeysOf } from './polymorphic.ts';
import type { ResolvedRelation } from './relationKind.ts';

/** The side on which a polymorphic relation is. */
export type PolymorphicSide =
  /** The belongsTo, whose rows hold the key and the discriminator. */
  | 'back'
  /** A model that can own the rows. */
  | 'owner'
  /** The far side of a polymorphic through model: it leads to one kind of owners. */
  | 'inverted';

/** A polymorphic relation with what LoopBack makes of it. */
export interface PolymorphicUse {
  readonly relation: ResolvedRelation;
  readonly side: PolymorphicSide;
  readonly keys: PolymorphicKeys;
  /** The model whose rows hold the key and the discriminator. */
  readonly holder: ModelEntry;
}

/** Returns what a relation does as a polymorphic one; null for others, and if the model that holds the key is unknown. */
export const polymorphicUseOf = memoByKey((relation: ResolvedRelation): PolymorphicUse | null => {
  const { kind, definition, ref, owner, target, through } = relation;
  const keys = polymorphicKeysOf(definition, ref.name);
  if (!kind?.attributes.includes('polymorphic') || !keys) return null;
  const isBack = kind.keyOn === 'owner';
  const isFarSide = kind.attributes.includes('invert') && isInverted(definition);
  // Without a through model LoopBack uses another key.
  if (isFarSide && !definition.through) return null;
  const holder = isBack ? owner : kind.throughNames(sidesOf(relation)).length > 0 ? through : target;
  if (!holder) return null;
  return { relation, keys, holder, side: isBack ? 'back' : isFarSide ? 'inverted' : 'owner' };
});

const sidesOf = ({ owner, targetName, definition }: ResolvedRelation) => ({
  ownerName: owner.definition.name,
  targetName: targetName ?? '',
  definition,
});
