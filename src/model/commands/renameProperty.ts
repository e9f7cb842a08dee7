import { hasOwn, withKeyRenamed } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import type { Command } from './command.ts';
import { editProperties } from './edit.ts';

export interface RenamePropertyArguments {
  readonly modelId: ModelId;
  readonly from: string;
  readonly to: string;
}

/** Renames a property where it stands. Nothing where the new name is empty or taken. */
export const renameProperty: Command<RenamePropertyArguments> = (project, { modelId, from, to }) =>
  editProperties(project, modelId, (properties) =>
    to === '' || hasOwn(properties, to) ? properties : withKeyRenamed(properties, from, to),
  );
