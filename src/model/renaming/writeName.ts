import { addTo } from '../../lib/groups.ts';
import { withKey } from '../../lib/own.ts';
import { editModels, editRelations, withDefinition } from '../commands/edit.ts';
import type { RelationDefinition } from '../definition.ts';
import { withRelations } from '../definitionEdits.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel, lineageOf } from '../projectIndex.ts';
import { withRelationAttribute } from '../relations/attributeOrder.ts';
import type { ResolvedRelation } from '../relations/relationKind.ts';
import { relationsIn } from '../settings.ts';
import { type NameAttribute, nameGivenBy, type OwnedName, relationOwnedBy } from './nameUses.ts';

/** The name that a relation has to give a property of stored rows. */
export interface WantedName extends OwnedName {
  readonly attribute: NameAttribute;
  readonly wanted: string;
}

/** Returns the name that a relation gives a property of stored rows; undefined if it names none. */
export function nameInForce(
  project: Project,
  owned: OwnedName,
  attribute: NameAttribute,
): string | undefined {
  const relation = relationOwnedBy(project, owned);
  return relation === null ? undefined : nameGivenBy(relation, attribute)?.value;
}

/**
 * Ensures that relations give properties of stored rows the wanted names. An
 * inherited relation is written into the model itself, because a change in the
 * base would affect the base and its other subclasses too. Changes nothing if the
 * name is already in force, or the kind does not read the attribute.
 */
export function withNamesWritten(project: Project, names: readonly WantedName[]): Project {
  const first = openNames(project, names);
  if (first.length === 0) return project;
  let result = withOwnNamesWritten(
    project,
    first.filter((each) => isOwn(project, each)),
  );
  // The models' own relations have the wanted names now; inherited ones may not.
  const inherited = names.filter((each) => isInherited(project, each));
  // Bases come before the models that extend them, which may inherit the wanted name.
  while (inherited.length > 0) {
    const open = openNames(result, inherited);
    const depths = open.map((each) => depthOf(result, each.ownerId));
    const nearest = depths.reduce((least, depth) => Math.min(least, depth), Number.POSITIVE_INFINITY);
    const written = withOwnNamesWritten(
      result,
      open.filter((_, index) => depths[index] === nearest),
    );
    if (written === result) return result;
    result = written;
  }
  return result;
}

function openNames(project: Project, names: readonly WantedName[]): readonly WantedName[] {
  return names.filter((each) => {
    const relation = relationOwnedBy(project, each);
    if (!relation?.kind?.attributes.includes(each.attribute)) return false;
    return nameGivenBy(relation, each.attribute)?.value !== each.wanted;
  });
}

function isOwn(project: Project, owned: OwnedName): boolean {
  const relation = relationOwnedBy(project, owned);
  return relation?.ref.modelId === owned.ownerId && relation.isFromLibrary !== true;
}

function isInherited(project: Project, owned: OwnedName): boolean {
  return relationOwnedBy(project, owned) !== null && !isOwn(project, owned);
}

function depthOf(project: Project, id: ModelId): number {
  const entry = findModel(project, id);
  return entry === null ? 0 : lineageOf(project, entry.definition).length;
}

function withOwnNamesWritten(project: Project, names: readonly WantedName[]): Project {
  if (names.length === 0) return project;
  const byOwner = new Map<ModelId, WantedName[]>();
  for (const each of names) addTo(byOwner, each.ownerId, each);
  return editModels(project, (entry) => {
    const own = byOwner.get(entry.id);
    if (own === undefined) return entry;
    const relations = own.reduce(
      (all, each) => {
        const relation = relationOwnedBy(project, each);
        const definition = all.get(each.name) ?? relation?.definition;
        return definition === undefined
          ? all
          : all.set(each.name, withWantedName(relation, definition, each));
      },
      new Map<string, RelationDefinition>(Object.entries(relationsIn(entry.definition))),
    );
    return withDefinition(entry, withRelations(entry.definition, Object.fromEntries(relations)));
  });
}

function withWantedName(
  relation: ResolvedRelation | null,
  definition: RelationDefinition,
  { attribute, wanted }: WantedName,
): RelationDefinition {
  const given = relation === null ? null : nameGivenBy(relation, attribute);
  const isDerived = attribute !== 'property' && given?.derived === wanted;
  return withRelationAttribute(definition, attribute, isDerived ? '' : wanted);
}

/** Sets a whole relation in the file of the model that has it; an inherited one is added at the end. */
export function withRelation(project: Project, owned: OwnedName, definition: RelationDefinition): Project {
  return editRelations(project, owned.ownerId, (relations) => withKey(relations, owned.name, definition));
}
