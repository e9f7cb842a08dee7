import type { RelationType } from '../definition.ts';
import type { ModelId } from '../project.ts';
import { type AddModelArguments, addModel } from './addModel.ts';
import type { Command } from './command.ts';
import { connectModels } from './connectModels.ts';

export interface AddRelatedModelArguments extends AddModelArguments {
  /** The model that declares the relation to the new one. */
  readonly ownerId: ModelId;
  readonly type: RelationType;
}

/** Adds an empty model and a relation to it. Does nothing where the model can't be added. */
export const addRelatedModel: Command<AddRelatedModelArguments> = (project, { ownerId, type, ...model }) => {
  const added = addModel(project, model);
  return added === project ? project : connectModels(added, { ownerId, targetId: model.id, type });
};
