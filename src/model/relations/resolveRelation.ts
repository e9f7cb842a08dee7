import { builtInModel } from '../builtins.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import { idPropertyOfDefinition, pluralOfDefinition, typeOfProperty } from '../modelFacts.ts';
import { pluralOf } from '../naming.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModelByName, indexOf } from '../projectIndex.ts';
import type {
  DerivedName,
  KeyTypes,
  RelationKind,
  RelationRef,
  RelationSides,
  ResolvedRelation,
} from './relationKind.ts';
import { findRelationKind } from './relationKinds.ts';

/**
 * Works out what LoopBack makes of one relation of a file.
 *
 * @param owner the model that has the relation: the declaring one or, for an
 *   inherited relation, the subclass, for which LoopBack declares it again
 * @param ref where the relation is written
 */
export function workOutRelation(
  project: Project,
  owner: ModelEntry,
  ref: RelationRef,
  definition: RelationDefinition,
): ResolvedRelation {
  const type = typeof definition.type === 'string' ? definition.type : '';
  const kind = findRelationKind(type);
  const targetName = targetNameOf(project, definition, kind, ref.name);
  const target = targetName === null ? null : findModelByName(project, targetName);
  const targetDefinition = target?.definition ?? (targetName === null ? undefined : builtInModel(targetName));
  const base = { ref, owner, definition, type, kind, targetName, target };
  // A polymorphic relation has its names without a target.
  if (!kind || (targetName === null && !definition['polymorphic'])) {
    return {
      ...base,
      through: null,
      name: custom(ref.name),
      foreignKey: null,
      keyHolder: null,
      foreignKeyType: 'any',
      pointsAt: [],
      adds: [],
    };
  }
  const sides: RelationSides = {
    ownerName: owner.definition.name,
    targetName: targetName ?? '',
    targetPlural: targetDefinition
      ? pluralOfDefinition(project, targetDefinition)
      : pluralOf(targetName ?? ''),
    relationName: ref.name,
    definition,
  };
  const definitions = { owner: owner.definition, target: targetDefinition };
  const pointed = kind.pointedKeys(definition);
  const typeOf = (side: 'owner' | 'target') =>
    keyType(project, definitions[side], pointed.find((key) => key.on === side)?.property ?? null);
  const types: KeyTypes = { owner: typeOf('owner'), target: typeOf('target') };
  const foreignKey = foreignKeyIn(kind, sides);
  const throughNames = kind.throughNames(sides);
  const through = findThrough(project, throughNames, Boolean(definition.through));
  // Without its target, or a model between that the file names, LoopBack never sets the relation up.
  const isSetUp =
    (targetName === null || targetDefinition !== undefined) && (!definition.through || through !== null);
  const adds = isSetUp ? kind.addedProperties(sides, foreignKey?.value ?? null, types) : [];
  return {
    ...base,
    through,
    name: targetName === null ? custom(ref.name) : named(ref.name, kind.deriveName(sides)),
    foreignKey,
    keyHolder: throughNames.length > 0 ? through : holderOf(kind, owner, target),
    foreignKeyType: adds.find((added) => added.name === foreignKey?.value)?.type ?? types.owner,
    pointsAt: pointed.map(({ on, property }) => ({
      model: on === 'owner' ? owner : target,
      property: property ?? keyName(project, definitions[on]),
    })),
    adds,
  };
}

function targetNameOf(
  project: Project,
  definition: RelationDefinition,
  kind: RelationKind | null,
  relationName: string,
): string | null {
  if (definition.model) return definition.model;
  const guess = kind?.guessTarget(relationName)?.toLowerCase();
  if (guess === undefined || definition['polymorphic']) return null;
  return indexOf(project).byLowerCaseName.get(guess)?.definition.name ?? null;
}

/** The type of the property that a foreign key points at; without a name, of the id. */
function keyType(project: Project, definition: ModelDefinition | undefined, name: string | null): string {
  return definition ? typeOfProperty(project, definition, name ?? keyName(project, definition)) : 'any';
}

/** For a model without an id LoopBack still tries "id". */
function keyName(project: Project, definition: ModelDefinition | undefined): string {
  return (definition && idPropertyOfDefinition(project, definition)?.name) ?? 'id';
}

function foreignKeyIn(kind: RelationKind, sides: RelationSides): DerivedName | null {
  const derived = kind.deriveForeignKey(sides);
  if (derived === null) return null;
  const written = kind.readsForeignKey(sides.definition) ? sides.definition.foreignKey : null;
  // LoopBack takes an empty text for an absent one; its generator writes it so.
  return { value: written || derived, derived, isDerived: !written };
}

function holderOf(kind: RelationKind, owner: ModelEntry, target: ModelEntry | null): ModelEntry | null {
  if (kind.keyOn === 'none') return null;
  return kind.keyOn === 'owner' ? owner : target;
}

/** A model between that the file names has to match exactly; one that LoopBack guesses may differ in case. */
function findThrough(project: Project, names: readonly string[], isExact: boolean): ModelEntry | null {
  const { byName, byLowerCaseName } = indexOf(project);
  for (const name of names) {
    const found = byName.get(name) ?? (isExact ? undefined : byLowerCaseName.get(name.toLowerCase()));
    if (found) return found;
  }
  return null;
}

const custom = (name: string): DerivedName => ({ value: name, derived: name, isDerived: false });

const named = (name: string, derived: string): DerivedName => ({
  value: name,
  derived,
  isDerived: name === derived,
});
