import { withKey } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import { findModel } from '../projectIndex.ts';
import { newRelationName } from '../relations/previewRelation.ts';
import type { Command } from './command.ts';
import { editRelations } from './edit.ts';

export interface ConnectModelsArguments {
  readonly ownerId: ModelId;
  readonly targetId: ModelId;
}

/**
 * Gives a model many of another, written as LoopBack's generator writes it:
 * the name is the derived one, or the next that is free, and the empty
 * `foreignKey` leaves the key to LoopBack. A model can have many of itself.
 */
export const connectModels: Command<ConnectModelsArguments> = (project, { ownerId, targetId }) => {
  const owner = findModel(project, ownerId);
  const target = findModel(project, targetId);
  if (!owner || !target) return project;
  const name = newRelationName(project, owner, target);
  return editRelations(project, ownerId, (relations) =>
    withKey(relations, name, { type: 'hasMany', model: target.definition.name, foreignKey: '' }),
  );
};
