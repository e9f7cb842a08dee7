import { idPropertyOf } from '../modelFacts.ts';
import type { ModelEntry, Project } from '../project.ts';
import { polymorphicBacksOf, polymorphicGroupOf, polymorphicOwnersOf, usesOn } from './polymorphicGroups.ts';
import { areDerived, namesOf, namesOfSelector } from './polymorphicNames.ts';
import { type PolymorphicSide, type PolymorphicUse, polymorphicUseOf } from './polymorphicUse.ts';
import { resolveRelation } from './projectRelations.ts';
import type { DerivedName, RelationRef, ResolvedRelation } from './relationKind.ts';

/** A polymorphic relation with its other sides, as an inspector shows it. */
export interface PolymorphicView {
  readonly side: PolymorphicSide;
  /** The model whose rows hold the key and the discriminator. */
  readonly holder: ModelEntry;
  /** The selector; LoopBack refuses one in the file beside own keys. */
  readonly selector: string;
  readonly hasOwnKeys: boolean;
  /** false where a far side needs the selector. */
  readonly canHaveOwnKeys: boolean;
  readonly foreignKey: DerivedName;
  readonly discriminator: DerivedName;
  /** The type of the key that the file gives; "" if it gives none. */
  readonly idType: string;
  /** The type that LoopBack gives the key if the file gives none. */
  readonly derivedIdType: string;
  /** The belongsTo of the rows; null where there is none. */
  readonly back: ResolvedRelation | null;
  /** The relations by which models own the rows, those included that subclasses inherit. */
  readonly owners: readonly ResolvedRelation[];
  /** The through model of these relations; null where the rows belong to the owners themselves. */
  readonly through: ModelEntry | null;
  /** The model that a further owner would be related to. */
  readonly targetOfOwners: ModelEntry | null;
}

/** Describes a polymorphic relation; null for others, and where LoopBack would not know which rows hold the key. */
export function describePolymorphic(project: Project, ref: RelationRef): PolymorphicView | null {
  const relation = resolveRelation(project, ref);
  const use = relation && polymorphicUseOf(relation);
  const group = relation && polymorphicGroupOf(project, relation);
  if (!use || !group) return null;
  const names = namesOf(group);
  const derived = namesOfSelector(names.selector);
  const nameOf = (key: 'foreignKey' | 'discriminator'): DerivedName => ({
    value: names[key],
    derived: derived[key],
    isDerived: names[key] === derived[key],
  });
  const owners = polymorphicOwnersOf(project, group);
  const back = backOf(project, use, usesOn(group, 'back')[0] ?? null);
  const model = owners.find(({ through }) => through !== null);
  return {
    side: use.side,
    holder: group.holder,
    selector: names.selector,
    hasOwnKeys: !areDerived(names),
    canHaveOwnKeys: usesOn(group, 'inverted').length === 0,
    foreignKey: nameOf('foreignKey'),
    discriminator: nameOf('discriminator'),
    idType: back?.keys.idType ?? '',
    derivedIdType: idPropertyOf(project, group.holder)?.type ?? 'any',
    back: back?.relation ?? null,
    owners,
    through: model?.through ?? null,
    targetOfOwners: model ? model.target : group.holder,
  };
}

/** A belongsTo that the model inherits counts too. */
function backOf(project: Project, use: PolymorphicUse, own: PolymorphicUse | null): PolymorphicUse | null {
  if (own) return own;
  const { foreignKey, discriminator } = use.keys;
  return (
    polymorphicBacksOf(project, use.holder.id).find(
      ({ keys }) => keys.foreignKey === foreignKey && keys.discriminator === discriminator,
    ) ?? null
  );
}

/** Returns the selectors by which rows of a model can belong to any model, for a new relation to it. */
export function polymorphicSelectorsOf(project: Project, modelId: string): readonly string[] {
  return polymorphicBacksOf(project, modelId).map(({ keys, relation }) =>
    areDerived(keys) ? keys.selector : relation.ref.name,
  );
}

/** Whether a polymorphic relation through a model leads back from the far side, as an inspector shows it. */
export interface InvertView {
  readonly isInverted: boolean;
  /** The model whose rows link the two sides. */
  readonly holder: ModelEntry;
  readonly selector: string;
  /** Whether LoopBack can read the far side: by a belongsTo of the holder that is named like the selector. */
  readonly isReadable: boolean;
}

/** Describes the `invert` of a relation; null where LoopBack does not read it. */
export function describeInvert(project: Project, ref: RelationRef): InvertView | null {
  const relation = resolveRelation(project, ref);
  const use = relation && polymorphicUseOf(relation);
  if (!use || !relation.kind?.attributes.includes('invert') || !relation.definition.through) return null;
  const { holder, keys, side } = use;
  return {
    isInverted: side === 'inverted',
    holder,
    selector: keys.selector,
    isReadable: isReadBySelector(project, holder.id, keys),
  };
}

/** LoopBack reads the far side through the relation that is named like the selector, and ignores own keys. */
export function isReadBySelector(project: Project, holderId: string, keys: PolymorphicUse['keys']): boolean {
  if (!areDerived(keys)) return false;
  return polymorphicBacksOf(project, holderId).some(({ relation }) => relation.ref.name === keys.selector);
}
