import type { GeneratedIdType } from '../application/connectors.ts';
import { idTypesOf } from '../application/dataSources.ts';
import { libraryModel } from '../builtins.ts';
import type { ModelDefinition, RelationDefinition } from '../definition.ts';
import type { Lineage } from '../lineage.ts';
import type { ModelEntry, Project } from '../project.ts';
import { findModelByName, indexOf, lineageOf } from '../projectIndex.ts';
import { givenName } from '../settings.ts';
import type { RelationKind } from './relationKind.ts';
import { findRelationKind } from './relationKinds.ts';

/**
 * The models that a relation depends on: everything that can change how LoopBack
 * resolves it. A relation stays the same as long as its link does.
 */
export interface RelationLink {
  readonly owner: ModelEntry;
  readonly definition: RelationDefinition;
  readonly kind: RelationKind | null;
  readonly targetName: string | null;
  readonly target: ModelEntry | null;
  /** The definition of the target, or of the library's model with that name. */
  readonly targetDefinition: ModelDefinition | undefined;
  readonly through: ModelEntry | null;
  /** The name of the through model or join model, from the project or built in; null if there is none. */
  readonly throughName: string | null;
  /** Whether the models that the file names exist; without one of them LoopBack leaves the relation out. */
  readonly isComplete: boolean;
  /** Whether rows of a through model or join model hold the keys, even if it is not in the project. */
  readonly hasThrough: boolean;
  /** The definitions of the models with their bases, which may supply plurals and ids. */
  readonly ownerLine: Lineage;
  readonly targetLine: Lineage | null;
  readonly throughLine: Lineage | null;
  /** The types that their data sources give a generated id. */
  readonly ownerIdType: GeneratedIdType | null;
  readonly targetIdType: GeneratedIdType | null;
  readonly throughIdType: GeneratedIdType | null;
}

const none: readonly never[] = [];

/**
 * Finds the models that a relation depends on.
 *
 * @param owner the model that has the relation: the declaring one or, for an
 *   inherited relation, the subclass, for which LoopBack declares it again
 */
export function findLink(
  project: Project,
  owner: ModelEntry,
  name: string,
  definition: RelationDefinition,
): RelationLink {
  const kind = findRelationKind(typeof definition.type === 'string' ? definition.type : '');
  const targetName = targetNameOf(project, definition, kind, name);
  const target = targetName === null ? null : findModelByName(project, targetName);
  const targetDefinition = target?.definition ?? (targetName === null ? undefined : libraryModel(targetName));
  const sides = { ownerName: owner.definition.name, targetName: targetName ?? '', definition };
  const writtenThrough = givenName(definition.through);
  const throughNames = kind?.throughNames(sides) ?? none;
  const idTypes = idTypesOf(project);
  const through = findThrough(project, throughNames, throughNames.length === 1);
  const builtIn = through ? undefined : throughNames.find((name) => libraryModel(name) !== undefined);
  return {
    owner,
    definition,
    kind,
    targetName,
    target,
    targetDefinition,
    through,
    throughName: through?.definition.name ?? builtIn ?? null,
    isComplete:
      (targetName === null || targetDefinition !== undefined) &&
      (writtenThrough === null || isKnown(project, writtenThrough)),
    hasThrough: throughNames.length > 0,
    ownerLine: lineageOf(project, owner.definition),
    targetLine: targetDefinition ? lineageOf(project, targetDefinition) : null,
    throughLine: through ? lineageOf(project, through.definition) : null,
    ownerIdType: idTypes.generatedFor(owner.definition.name),
    targetIdType: targetName === null ? null : idTypes.generatedFor(targetName),
    throughIdType: through ? idTypes.generatedFor(through.definition.name) : null,
  };
}

export function isSameLink(left: RelationLink, right: RelationLink): boolean {
  return (
    left.owner === right.owner &&
    left.definition === right.definition &&
    left.targetName === right.targetName &&
    left.target === right.target &&
    left.through === right.through &&
    left.isComplete === right.isComplete &&
    left.ownerLine === right.ownerLine &&
    left.targetLine === right.targetLine &&
    left.throughLine === right.throughLine &&
    left.ownerIdType === right.ownerIdType &&
    left.targetIdType === right.targetIdType &&
    left.throughIdType === right.throughIdType
  );
}

/** LoopBack waits for the model that `through` names even if the kind does not read it. */
function isKnown(project: Project, name: string): boolean {
  return findModelByName(project, name) !== null || libraryModel(name) !== undefined;
}

function targetNameOf(
  project: Project,
  definition: RelationDefinition,
  kind: RelationKind | null,
  relationName: string,
): string | null {
  const written = givenName(definition.model);
  if (written !== null) return written;
  const guess = kind?.guessTarget(relationName)?.toLowerCase();
  if (guess === undefined || definition['polymorphic']) return null;
  return indexOf(project).byLowerCaseName.get(guess)?.definition.name ?? null;
}

/** A through model that the file names has to match exactly; one that LoopBack guesses may differ in case. */
function findThrough(project: Project, names: readonly string[], isExact: boolean): ModelEntry | null {
  const { byName, byLowerCaseName } = indexOf(project);
  for (const name of names) {
    const found = byName.get(name) ?? (isExact ? undefined : byLowerCaseName.get(name.toLowerCase()));
    if (found) return found;
  }
  return null;
}
