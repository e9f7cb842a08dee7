import { withDefinitionKey } from '../definitionEdits.ts';
import { readModelFile } from '../files/readModelFile.ts';
import type { ModelId } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import type { Command } from './command.ts';
import { editModel, withDefinition } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { renameModel } from './renameModel.ts';

export interface ReplaceDefinitionArguments {
  readonly modelId: ModelId;
  /** The JSON of the whole definition. */
  readonly text: string;
}

/**
 * Takes an edited JSON text for a model's definition, which keeps its id,
 * position and source text, so that its file still changes where it was
 * edited and nowhere else. A new name that is free is a rename, with all that
 * follows from one. Nothing for a text that is no definition (see readDefinition).
 */
export const replaceDefinition: Command<ReplaceDefinitionArguments> = (project, { modelId, text }) => {
  const entry = findModel(project, modelId);
  const file = entry && readModelFile(entry.path, text);
  if (!entry || !file?.ok) return project;
  const { definition } = file.value;
  const { name } = entry.definition;
  const isRename = definition.name !== name && findModelByName(project, definition.name) === null;
  const written = isRename ? withDefinitionKey(definition, 'name', name) : definition;
  const replaced = editModel(project, modelId, (current) => withDefinition(current, written));
  // Names of relations elsewhere follow; in this model the text has the last word.
  const kept = editModel(keepDerivedNames(project, replaced), modelId, (current) =>
    withDefinition(current, written),
  );
  return isRename ? renameModel(kept, { modelId, name: definition.name }) : kept;
};
