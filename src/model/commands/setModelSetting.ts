import type { JsonValue } from '../../lib/json.ts';
import { withSetting } from '../definitionEdits.ts';
import type { ModelId } from '../project.ts';
import type { Command } from './command.ts';
import { editDefinition } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';

export interface SetModelSettingArguments {
  readonly modelId: ModelId;
  /** Not `name`, `properties` or `relations`, which have their own commands. */
  readonly key: string;
  /** undefined removes the setting. */
  readonly value: JsonValue | undefined;
}

const keysWithCommands = new Set(['name', 'properties', 'relations', 'relationships', 'options']);

/**
 * Sets a setting such as `plural` or `base`, inside `options` where the file
 * has it there. Derived names of relations change with it, also of those that
 * point at a subclass.
 */
export const setModelSetting: Command<SetModelSettingArguments> = (project, { modelId, key, value }) => {
  if (keysWithCommands.has(key)) return project;
  const changed = editDefinition(project, modelId, (definition) => withSetting(definition, key, value));
  return keepDerivedNames(project, changed);
};
