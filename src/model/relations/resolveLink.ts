import type { JsonValue } from '../../lib/json.ts';
import type { ModelDefinition } from '../definition.ts';
import { idPropertyOfDefinition, pluralOfDefinition, typeOfProperty } from '../modelFacts.ts';
import { pluralOf } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { givenName } from '../settings.ts';
import type {
  DerivedName,
  KeyTypes,
  PointedKey,
  RelationKind,
  RelationRef,
  RelationSides,
  ResolvedRelation,
} from './relationKind.ts';
import type { RelationLink } from './relationLink.ts';
import { storedProperty } from './storedProperty.ts';

/**
 * Resolves one relation of a file as LoopBack does.
 *
 * @param ref the place in the files where the relation is declared
 */
export function resolveLink(project: Project, ref: RelationRef, link: RelationLink): ResolvedRelation {
  const { owner, definition, kind, targetName, target, targetDefinition, through } = link;
  // A polymorphic relation has names even without a target.
  if (!kind || (targetName === null && !definition['polymorphic'])) return unresolved(ref, link);
  const sides = sidesOf(project, ref, link);
  const pointed = kind.pointedKeys(definition);
  const types: KeyTypes = {
    owner: keyType(project, owner.definition, pointed, 'owner'),
    target: keyType(project, targetDefinition, pointed, 'target'),
    through: keyType(project, through?.definition, pointed, 'through'),
  };
  const holders = { owner, target, through };
  const definitions = { owner: owner.definition, target: targetDefinition, through: through?.definition };
  const foreignKey = foreignKeyIn(kind, sides);
  const adds = link.isComplete ? kind.addedProperties(sides, foreignKey?.value ?? null, types) : [];
  return {
    ref,
    owner,
    definition,
    type: kind.type,
    kind,
    isEditable: true,
    targetName,
    target,
    through,
    throughName: link.throughName,
    isSetUp: link.isComplete,
    name: targetName === null ? customName(ref.name) : derivedName(ref.name, kind.deriveName(sides)),
    foreignKey,
    keyThrough: targetName === null ? null : keyThroughIn(kind, sides),
    storedIn: storedIn(kind, sides),
    keyHolder: link.hasThrough ? through : holderOf(kind, owner, target),
    foreignKeyType: adds.find((added) => added.name === foreignKey?.value)?.type ?? types.owner,
    pointsAt: pointed.map(({ on, property, givesNoType }) => ({
      model: holders[on],
      property: property ?? idNameOf(project, definitions[on]),
      ...(givesNoType && { givesNoType }),
    })),
    adds,
  };
}

/** Returns a relation about which only the file says anything: it has no known type, or no target. */
function unresolved(ref: RelationRef, link: RelationLink): ResolvedRelation {
  const { owner, definition, kind, targetName, target } = link;
  return {
    ref,
    owner,
    definition,
    type: typeof definition.type === 'string' ? definition.type : '',
    kind,
    // The designer can still give it a type or a model.
    isEditable: kind !== null,
    targetName,
    target,
    through: null,
    throughName: null,
    isSetUp: false,
    name: customName(ref.name),
    foreignKey: null,
    keyThrough: null,
    storedIn: null,
    keyHolder: null,
    foreignKeyType: 'any',
    pointsAt: [],
    adds: [],
  };
}

function sidesOf(project: Project, ref: RelationRef, link: RelationLink): RelationSides {
  const { owner, definition, targetName, targetDefinition } = link;
  return {
    ownerName: owner.definition.name,
    targetName: targetName ?? '',
    targetPlural: targetDefinition
      ? pluralOfDefinition(project, targetDefinition)
      : pluralOf(targetName ?? ''),
    relationName: ref.name,
    definition,
  };
}

/** Returns the type of the property that foreign keys point at on one side: the id, unless the file names another. */
function keyType(
  project: Project,
  definition: ModelDefinition | undefined,
  pointed: readonly PointedKey[],
  side: PointedKey['on'],
): string {
  if (!definition) return 'any';
  const written = pointed.find((key) => key.on === side)?.property;
  return typeOfProperty(project, definition, written ?? idNameOf(project, definition));
}

/** Returns the name of the id; LoopBack tries "id" on a model without one. */
function idNameOf(project: Project, definition: ModelDefinition | undefined): string {
  return (definition && idPropertyOfDefinition(project, definition)?.name) ?? 'id';
}

function foreignKeyIn(kind: RelationKind, sides: RelationSides): DerivedName | null {
  const derived = kind.deriveForeignKey(sides);
  if (derived === null) return null;
  const given = kind.readsForeignKey(sides.definition) ? sides.definition.foreignKey : null;
  // LoopBack ignores an empty text, which is what its generator writes.
  return givenOrDerived(derived, given);
}

function keyThroughIn(kind: RelationKind, sides: RelationSides): DerivedName | null {
  const derived = kind.deriveKeyThrough(sides);
  if (derived === null) return null;
  const isRead = kind.readsKeyThrough?.(sides.definition) ?? kind.attributes.includes('keyThrough');
  const written = isRead ? sides.definition.keyThrough : null;
  return givenOrDerived(derived, written);
}

function storedIn(kind: RelationKind, sides: RelationSides): DerivedName | null {
  const derived = kind.deriveProperty(sides);
  if (derived === null) return null;
  const value = storedProperty(sides, derived, '').name;
  return { value, derived, isDerived: givenName(sides.definition['property']) === null };
}

function givenOrDerived(derived: string, given: JsonValue | undefined): DerivedName {
  const written = givenName(given);
  return { value: written ?? derived, derived, isDerived: written === null };
}

function holderOf(kind: RelationKind, owner: ModelEntry, target: ModelEntry | null): ModelEntry | null {
  if (kind.keyOn === 'none') return null;
  return kind.keyOn === 'owner' ? owner : target;
}

const customName = (name: string): DerivedName => ({ value: name, derived: name, isDerived: false });

const derivedName = (name: string, derived: string): DerivedName => ({
  value: name,
  derived,
  isDerived: name === derived,
});
