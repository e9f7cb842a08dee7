import type { JsonValue } from '../../lib/json.ts';
import { withKey } from '../../lib/own.ts';
import type { RelationDefinition, RelationType } from '../definition.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { derivedRelationName, freeRelationName } from '../relations/newRelation.ts';
import { findRelationKind } from '../relations/relationKinds.ts';
import { addRelation } from './addRelation.ts';
import type { Command } from './command.ts';
import { linkThrough } from './linkThrough.ts';

export interface ConnectModelsArguments {
  readonly ownerId: ModelId;
  readonly targetId: ModelId;
  /** hasMany by default. */
  readonly type?: RelationType;
  /** The through model of a hasMany; other types ignore it. */
  readonly throughId?: ModelId;
  /** A custom name instead of the derived one; numbered where it is taken. */
  readonly name?: string;
  /** A custom key, for a second relation between the same models. Ignored with a through model, whose keys are used. */
  readonly foreignKey?: string;
}

/**
 * Relates a model to another, written as LoopBack's generator writes it: the
 * name is the derived one, or the next that is free, and the empty
 * `foreignKey` leaves the key to LoopBack. A model can be related to itself.
 * The two belongsTo that LoopBack needs in a through model are added where they
 * are missing.
 */
export const connectModels: Command<ConnectModelsArguments> = (project, args) => {
  const { ownerId, targetId, type = 'hasMany', throughId, foreignKey = '' } = args;
  const owner = findModel(project, ownerId);
  const target = findModel(project, targetId);
  const kind = findRelationKind(type);
  if (!owner || !target || !kind) return project;
  const name = freeRelationName(
    project,
    owner,
    args.name || derivedRelationName(project, kind, owner, target),
  );
  const model = target.definition.name;
  if (throughId !== undefined && type === 'hasMany') {
    return connectThrough(project, { owner, target, throughId, name });
  }
  const key = kind.attributes.includes('foreignKey') ? { foreignKey } : {};
  return addRelation(project, { modelId: ownerId, name }, { type, model, ...key });
};

interface ThroughParts {
  readonly owner: ModelEntry;
  readonly target: ModelEntry;
  readonly throughId: ModelId;
  readonly name: string;
}

function connectThrough(project: Project, { owner, target, throughId, name }: ThroughParts): Project {
  const through = findModel(project, throughId);
  if (!through || through === owner || through === target) return project;
  const { project: linked, keys } = linkThrough(project, through, owner, target);
  let definition: RelationDefinition = { type: 'hasMany', model: target.definition.name };
  for (const [key, value] of Object.entries({ ...keys, through: through.definition.name })) {
    definition = withKey<JsonValue | undefined>(definition, key, value) as RelationDefinition;
  }
  return addRelation(linked, { modelId: owner.id, name }, definition);
}
