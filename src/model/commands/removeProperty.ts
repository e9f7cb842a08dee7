import { withoutKey } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import type { Command } from './command.ts';
import { editProperties } from './edit.ts';

export interface RemovePropertyArguments {
  readonly modelId: ModelId;
  readonly name: string;
}

/** Removes a property from the file. One that a relation or a base adds stays on the model. */
export const removeProperty: Command<RemovePropertyArguments> = (project, { modelId, name }) =>
  editProperties(project, modelId, (properties) => withoutKey(properties, name));
