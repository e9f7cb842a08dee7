import type { RelationType } from '../definition.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import { derivedRelationName, freeRelationName, newSides } from './newRelation.ts';
import { relationsOf } from './projectRelations.ts';
import type { RelationKind } from './relationKind.ts';
import { findRelationKind } from './relationKinds.ts';

/** The names of a relation that does not exist yet. */
export interface RelationPreview {
  readonly name: string;
  /** "" for a kind without a key. */
  readonly foreignKey: string;
  /** The property of the owner in which embedded rows will be stored; null for other kinds. */
  readonly storedIn: string | null;
  /** false if the derived name is taken and the next free one is used. */
  readonly isDerived: boolean;
  /** The name of the model whose rows will hold the key; for many to many LoopBack may have to create it. */
  readonly keyHolder: string;
  /** A relation of the same model that finds the same rows by the same key, so that the new one needs a key of its own. */
  readonly sharesKeyWith: string | null;
}

/**
 * Previews what `connectModels` would create, for the time of the drag. null if a model is missing.
 *
 * @param ownKey the wanted key; `''` for the derived one
 */
export function previewRelation(
  project: Project,
  ownerId: ModelId,
  targetId: ModelId,
  type: RelationType = 'hasMany',
  ownKey = '',
): RelationPreview | null {
  const owner = findModel(project, ownerId);
  const target = findModel(project, targetId);
  const kind = findRelationKind(type);
  if (!owner || !target || !kind) return null;
  const derived = derivedRelationName(project, kind, owner, target);
  const name = freeRelationName(project, owner, derived);
  const sides = newSides(project, owner, target, name);
  const foreignKey = ownKey || (kind.deriveForeignKey(sides) ?? '');
  const sameKey = findRelationWithSameKey(project, kind, owner, target, foreignKey);
  return {
    name,
    foreignKey,
    storedIn: kind.deriveProperty(sides),
    isDerived: name === derived,
    keyHolder: holderName(project, kind, owner, target),
    sharesKeyWith: sameKey,
  };
}

function findRelationWithSameKey(
  project: Project,
  kind: RelationKind,
  owner: ModelEntry,
  target: ModelEntry,
  foreignKey: string,
): string | null {
  const sameKey = relationsOf(project, owner.id).find(
    (other) =>
      kind.keyOn === 'target' &&
      other.kind?.keyOn === 'target' &&
      other.keyHolder === target &&
      other.target === target &&
      other.foreignKey?.value === foreignKey,
  );
  return sameKey?.ref.name ?? null;
}

function holderName(project: Project, kind: RelationKind, owner: ModelEntry, target: ModelEntry): string {
  const { name: ownerName } = owner.definition;
  const { name: targetName } = target.definition;
  const throughNames = kind.throughNames({ ownerName, targetName, definition: {} });
  const found = throughNames.find((candidate) => findModelByName(project, candidate));
  return found ?? throughNames[0] ?? (kind.keyOn === 'owner' ? ownerName : targetName);
}
