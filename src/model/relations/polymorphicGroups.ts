import { addTo } from '../../lib/groups.ts';
import { memoBy } from '../../lib/memo.ts';
import type { ModelEntry, Project } from '../project.ts';
import type { PolymorphicKeys } from './polymorphic.ts';
import { type PolymorphicSide, type PolymorphicUse, polymorphicUseOf } from './polymorphicUse.ts';
import { allRelations, inheritedRelationsOf, relationsOf } from './projectRelations.ts';
import type { ResolvedRelation } from './relationKind.ts';

/** The relations that find each other by one key and one discriminator of one model. */
export interface PolymorphicGroup {
  readonly holder: ModelEntry;
  readonly uses: readonly PolymorphicUse[];
}

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

/** Whether other relations of the model already use these keys; LoopBack cannot tell two such belongsTo apart. */
export function isInOtherGroup(
  project: Project,
  group: PolymorphicGroup,
  { foreignKey, discriminator }: Pick<PolymorphicKeys, 'foreignKey' | 'discriminator'>,
): boolean {
  return polymorphicGroups(project).some(
    ({ holder, uses: [use] }) =>
      holder.id === group.holder.id &&
      use !== group.uses[0] &&
      use?.keys.foreignKey === foreignKey &&
      use.keys.discriminator === discriminator,
  );
}

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
