import type { JsonValue } from '../../lib/json.ts';
import { type Dictionary, hasOwn, withKey, withKeyMoved } from '../../lib/own.ts';
import type { RelationDefinition } from '../definition.ts';
import { freePositionBetween } from '../layout/freePosition.ts';
import type { ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { describePolymorphic } from '../relations/describePolymorphic.ts';
import { resolveRelation } from '../relations/projectRelations.ts';
import type { RelationRef } from '../relations/relationKind.ts';
import { throughModelName } from '../relations/throughModelName.ts';
import { relationsIn } from '../settings.ts';
import { addModel } from './addModel.ts';
import { changeRelationType } from './changeRelationType.ts';
import type { Command } from './command.ts';
import { connectModels } from './connectModels.ts';
import { connectPolymorphic } from './connectPolymorphic.ts';
import { editRelations } from './edit.ts';
import { removeRelation } from './removeRelation.ts';

export interface ConvertToThroughArguments {
  readonly ref: RelationRef;
  /** null to create the join model, with the id `newId`. */
  readonly throughId: ModelId | null;
  readonly newId: ModelId;
}

/** What names the keys of a relation; the join model has its own. */
const keyAttributes = ['foreignKey', 'primaryKey', 'keyThrough', 'polymorphic', 'invert'];

/**
 * Converts a relation to a hasMany through a join model, in its place. The name
 * changes as changeRelationType changes it, and what does not name a key stays
 * if a hasMany reads it. A polymorphic relation remains polymorphic.
 */
export const convertToThrough: Command<ConvertToThroughArguments> = (project, args) =>
  convert(project, args)?.project ?? project;

/** Returns the attributes with a value that convertToThrough would remove, so that the user can be asked first. */
export function attributesLostThrough(project: Project, args: ConvertToThroughArguments): readonly string[] {
  const before = resolveRelation(project, args.ref)?.definition;
  const after = convert(project, args)?.definition;
  if (!before || !after) return [];
  const isLost = ([key, value]: readonly [string, JsonValue | undefined]): boolean =>
    isGiven(value) && !isGiven(after[key]);
  return Object.entries(before)
    .filter(isLost)
    .map(([key]) => key);
}

/** Says what `convertToThrough` removes, as a sentence. */
export function describeThroughLoss(lost: readonly string[]): string {
  const list = new Intl.ListFormat('en').format(lost);
  return `A hasMany through a join model does not use ${list} of this relation: the change removes ${lost.length === 1 ? 'it' : 'them'}.`;
}

function convert(
  project: Project,
  { ref, throughId, newId }: ConvertToThroughArguments,
): { readonly project: Project; readonly definition: RelationDefinition } | null {
  const { modelId } = ref;
  const relation = resolveRelation(project, ref);
  if (!relation?.target) return null;
  const ends = { ownerId: modelId, targetId: relation.target.id };
  const selector = describePolymorphic(project, ref)?.selector;
  const index = namesOf(project, modelId).indexOf(ref.name);
  const changed = changeRelationType(project, { ref, type: 'hasMany' });
  const now = { modelId, name: namesOf(changed, modelId)[index] ?? ref.name };
  const bare = removeRelation(changed, { ref: now });
  const ready = throughId === null ? withThroughModel(bare, ends, newId) : bare;
  const link = { ...ends, throughId: throughId ?? newId, name: now.name };
  const made =
    selector === undefined ? connectModels(ready, link) : connectPolymorphic(ready, { ...link, selector });
  // The name is another one where a property has it.
  const name = namesOf(made, modelId).find((each) => !namesOf(bare, modelId).includes(each));
  const written = name === undefined ? undefined : definitionAt(made, { modelId, name });
  if (name === undefined || written === undefined) return null;
  const definition = merge(definitionAt(changed, now) ?? {}, written);
  const put = (relations: Dictionary<RelationDefinition>) =>
    withKeyMoved(withKey(relations, name, definition), name, index);
  return { definition, project: editRelations(made, modelId, put) };
}

function withThroughModel(
  project: Project,
  { ownerId, targetId }: { readonly ownerId: ModelId; readonly targetId: ModelId },
  id: ModelId,
): Project {
  const name = throughModelName(project, ownerId, targetId);
  return addModel(project, { id, name, position: freePositionBetween(project, [ownerId, targetId]) });
}

/** Puts what a relation says beside its keys after what the new one says. */
function merge(before: Dictionary<JsonValue | undefined>, made: RelationDefinition): RelationDefinition {
  let merged = made;
  for (const [key, value] of Object.entries(before)) {
    if (hasOwn(made, key) || keyAttributes.includes(key)) continue;
    merged = withKey<JsonValue | undefined>(merged, key, value) as RelationDefinition;
  }
  return merged;
}

const namesOf = (project: Project, modelId: ModelId): readonly string[] => {
  const entry = findModel(project, modelId);
  return entry ? Object.keys(relationsIn(entry.definition)) : [];
};

const definitionAt = (project: Project, ref: RelationRef): RelationDefinition | undefined =>
  resolveRelation(project, ref)?.definition;

const isGiven = (value: JsonValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '';
