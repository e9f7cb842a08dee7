import {
  allRelations,
  describeProperties,
  objectKeyOf,
  type Project,
  type PropertyView,
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
    needed: neededIn(project, relation, texts[0]?.name ?? null),
    storedIn: storedIn?.value ?? null,
    discriminator: adds.find(({ isForeignKey }) => !isForeignKey && family === 'polymorphic')?.name ?? null,
    back: family === 'polymorphic' ? (back?.ref.name ?? null) : null,
  };
}

/** Values of required properties, by their types. Others have none that is valid in any model. */
const values: Readonly<Record<string, string>> = {
  string: "'needed'",
  number: '1',
  boolean: 'true',
  date: 'new Date()',
  object: '{a: 1}',
};

/** Writes what LoopBack refuses a new row of the target without, beside the text of an example. */
function neededIn(project: Project, { ref, target, type }: ResolvedRelation, text: string | null): string {
  if (target === null) return '';
  const isOwnKey = ({ fromRelation }: PropertyView): boolean =>
    fromRelation?.modelId === ref.modelId && fromRelation.name === ref.name;
  return describeProperties(project, target.id)
    .flatMap((property): readonly string[] => {
      const { name, isId, isRequired, typeLabel } = property;
      if (name === text || isLong(name) || isOwnKey(property)) return [];
      const key = objectKeyOf(name);
      // In a list only numbers are counted up; a second run needs another id.
      if (isId) return type === 'embedsMany' && typeLabel === 'string' ? [`${key}: 'id ' + Date.now()`] : [];
      const value = isRequired ? values[typeLabel.toLowerCase()] : undefined;
      return value === undefined ? [] : [`${key}: ${value}`];
    })
    .slice(0, MOST_NEEDED)
    .join(', ');
}

/** More would hide what an example is about. */
const MOST_NEEDED = 8;
