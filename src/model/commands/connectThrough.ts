import { freePositionBetween } from '../layout/freePosition.ts';
import type { ModelId } from '../project.ts';
import { throughModelName } from '../relations/throughModelName.ts';
import { addModel } from './addModel.ts';
import type { Command } from './command.ts';
import { connectModels } from './connectModels.ts';

export interface ConnectThroughArguments {
  readonly ownerId: ModelId;
  readonly targetId: ModelId;
  /** null to create the through model, with the id `newId`. */
  readonly throughId: ModelId | null;
  readonly newId: ModelId;
}

/** Relates two models with a through model (see connectModels), which is created and named after both where none is given. */
export const connectThrough: Command<ConnectThroughArguments> = (
  project,
  { ownerId, targetId, throughId, newId },
) => {
  if (throughId !== null) return connectModels(project, { ownerId, targetId, throughId });
  const name = throughModelName(project, ownerId, targetId);
  const position = freePositionBetween(project, [ownerId, targetId]);
  const made = addModel(project, { id: newId, name, position });
  return made === project ? project : connectModels(made, { ownerId, targetId, throughId: newId });
};
