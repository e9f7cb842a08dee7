import {
  allRelations,
  describeProperties,
  type Project,
  type ResolvedRelation,
  relationsOf,
} from '../../model/index.ts';
import type { TourFamily, TourRelation } from '../../playground/panel/index.ts';

const isLong = (name: string): boolean => name.length > 100;

/** Returns the first relation of each family, for the examples and the tour. */
export function tourRelationsOf(project: Project): readonly TourRelation[] {
  const found = new Map<TourFamily, TourRelation>();
  for (const relation of allRelations(project)) {
    const family = familyOf(relation);
    if (family === null || found.has(family)) continue;
    const described = describe(project, relation, family);
    if (described !== null) found.set(family, described);
  }
  return [...found.values()];
}

function familyOf({ type, definition }: ResolvedRelation): TourFamily | null {
  if (definition['polymorphic']) return type === 'hasMany' && !definition.through ? 'polymorphic' : null;
  if (type === 'hasMany') return definition.through ? null : 'hasMany';
  return type === 'embedsOne' || type === 'embedsMany' || type === 'referencesMany' ? type : null;
}

function describe(project: Project, relation: ResolvedRelation, family: TourFamily): TourRelation | null {
  const { owner, target, ref, foreignKey, storedIn, adds } = relation;
  if (target === null) return null;
  const key = foreignKey?.value ?? '';
  // A name of a million letters makes a useless example and would freeze the page.
  if ([owner.definition.name, target.definition.name, ref.name, key, storedIn?.value ?? ''].some(isLong))
    return null;
  const texts = describeProperties(project, target.id).filter(
    ({ name, origin, typeLabel, isId }) =>
      origin === 'own' && typeLabel === 'string' && !isId && !isLong(name),
  );
  const back = relationsOf(project, target.id).find(
    (other) =>
      other.type === 'belongsTo' &&
      Boolean(other.definition['polymorphic']) &&
      other.foreignKey?.value === key &&
      !isLong(other.ref.name),
  );
  return {
    family,
    model: owner.definition.name,
    relation: ref.name,
    target: target.definition.name,
    foreignKey: key,
    property: texts[0]?.name ?? null,
    storedIn: storedIn?.value ?? null,
    discriminator: adds.find(({ isForeignKey }) => !isForeignKey && family === 'polymorphic')?.name ?? null,
    back: family === 'polymorphic' ? (back?.ref.name ?? null) : null,
  };
}
