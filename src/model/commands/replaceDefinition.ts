import { withDefinitionKey } from '../definitionEdits.ts';
import { findDoubledKeys } from '../files/doubledKeys.ts';
import { printModelFile } from '../files/printFile.ts';
import { readModelFile } from '../files/readModelFile.ts';
import type { ModelEntry, ModelId } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import type { Command } from './command.ts';
import { editModel, withDefinition } from './edit.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { renameModel, usualNamesToChange } from './renameModel.ts';

export interface ReplaceDefinitionArguments {
  readonly modelId: ModelId;
  /** The JSON of the whole definition. */
  readonly text: string;
}

/**
 * Takes an edited JSON text for a model's definition, which keeps its id,
 * position and source text, so that its file still changes where it was
 * edited and nowhere else. Where a key stands twice the text itself becomes
 * the source: only it says which of the two is left. A new name that is free is a rename, with all that
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
  const replacedText = editModel(kept, modelId, (current) => withDoubledText(current, text));
  if (!isRename) return replacedText;
  const names = usualNamesToChange(entry);
  return renameModel(replacedText, { modelId, name: definition.name, names });
};

function withDoubledText(entry: ModelEntry, text: string): ModelEntry {
  const { source } = entry;
  if (source?.text === text || printModelFile(entry) === text) return entry;
  const isDoubled = [source?.text, text].some(
    (each) => each !== undefined && findDoubledKeys(each).length > 0,
  );
  return isDoubled ? { ...entry, source: { ...source, text } } : entry;
}
