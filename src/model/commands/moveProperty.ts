import { withKeyMoved } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import type { Command } from './command.ts';
import { editProperties } from './edit.ts';

export interface MovePropertyArguments {
  readonly modelId: ModelId;
  readonly property: string;
  /** Among the properties of the file, the first is 0. */
  readonly toIndex: number;
}

/** Moves a property to another place of the file. Names that are numbers stay first in every JSON object. */
export const moveProperty: Command<MovePropertyArguments> = (project, { modelId, property, toIndex }) =>
  editProperties(project, modelId, (properties) => withKeyMoved(properties, property, toIndex));
