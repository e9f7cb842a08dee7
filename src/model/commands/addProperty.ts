import type { JsonValue } from '../../lib/json.ts';
import { hasOwn, withKey } from '../../lib/own.ts';
import type { ModelId } from '../project.ts';
import type { Command } from './command.ts';
import { editProperties } from './edit.ts';

export interface AddPropertyArguments {
  readonly modelId: ModelId;
  readonly name: string;
  /** In any form that a file may have: "string", ["Address"], {…}. */
  readonly type: JsonValue;
}

/** Adds a property at the end, as the generator writes it. Does nothing where the name is empty or taken. */
export const addProperty: Command<AddPropertyArguments> = (project, { modelId, name, type }) =>
  editProperties(project, modelId, (properties) =>
    name === '' || hasOwn(properties, name) ? properties : withKey(properties, name, { type }),
  );
