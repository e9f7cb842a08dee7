import { addTo } from '../../lib/groups.ts';
import { memoBy, memoByKey } from '../../lib/memo.ts';
import type { ModelEntry, Project } from '../project.ts';
import { isInverted, type PolymorphicKeys, polymorphicKeysOf } from './polymorphic.ts';
import { allRelations, inheritedRelationsOf, relationsOf } from './projectRelations.ts';
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

/** The relations that find each other by one key and one discriminator of one model. */
export interface PolymorphicGroup {
  readonly holder: ModelEntry;
  readonly uses: readonly PolymorphicUse[];
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

/** Returns the relations that use the same key and discriminator as a polymorphic one, itself included; null for others. */
export function polymorphicGroupOf(project: Project, relation: ResolvedRelation): PolymorphicGroup | null {
  const use = polymorphicUseOf(relation);
  if (!use) return null;
  return groupsByKeys(project).get(keysIdOf(use)) ?? { holder: use.holder, uses: [use] };
}

/** Returns all groups of a project, in the order of their first relations. */
export function polymorphicGroups(project: Project): readonly PolymorphicGroup[] {
  return [...groupsByKeys(project).values()];
}

const groupsByKeys = memoBy(allRelations, (project): ReadonlyMap<string, PolymorphicGroup> => {
  const uses = new Map<string, PolymorphicUse[]>();
  for (const relation of allRelations(project)) {
    const use = polymorphicUseOf(relation);
    if (use) addTo(uses, keysIdOf(use), use);
  }
  return new Map(
    [...uses].flatMap(([id, group]) => {
      const [first] = group;
      return first ? [[id, { holder: first.holder, uses: group }] as const] : [];
    }),
  );
});

const keysIdOf = ({ holder, keys }: PolymorphicUse): string =>
  JSON.stringify([holder.id, keys.foreignKey, keys.discriminator]);

/** Returns the uses on one side of a group. */
export function usesOn(group: PolymorphicGroup, side: PolymorphicSide): readonly PolymorphicUse[] {
  return group.uses.filter((use) => use.side === side);
}

/** Returns the polymorphic belongsTo relations of a model, inherited ones included. */
export function polymorphicBacksOf(project: Project, modelId: string): readonly PolymorphicUse[] {
  return [...relationsOf(project, modelId), ...inheritedRelationsOf(project, modelId)].flatMap((relation) => {
    const use = polymorphicUseOf(relation);
    return use?.side === 'back' ? [use] : [];
  });
}

/**
 * Returns the relations by which models can own rows of a group, those included
 * that subclasses inherit: LoopBack writes the name of the subclass.
 */
export function polymorphicOwnersOf(project: Project, group: PolymorphicGroup): readonly ResolvedRelation[] {
  const declared = usesOn(group, 'owner').map(({ relation }) => relation);
  const id = group.uses[0] && keysIdOf(group.uses[0]);
  const inherited = project.models
    .flatMap((entry) => inheritedRelationsOf(project, entry.id))
    .filter((relation) => {
      const use = polymorphicUseOf(relation);
      return use?.side === 'owner' && keysIdOf(use) === id;
    });
  return [...declared, ...inherited];
}
