import { withDefinitionKey } from '../definitionEdits.ts';
import { findDuplicateKeys } from '../files/duplicateKeys.ts';
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
 * Replaces a model's definition by an edited JSON text. The model keeps its id,
 * position and source text, so that its file changes only where it was edited.
 * Where the text has a key twice, it becomes the source itself: only it says
 * which of the two is left. A new name that is free is a rename, with all its
 * effects. Does nothing for a text that is not a definition (see readDefinition).
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
  // Derived names change in the other models; in this one the text is taken as it is.
  const kept = editModel(keepDerivedNames(project, replaced), modelId, (current) =>
    withDefinition(current, written),
  );
  const replacedText = editModel(kept, modelId, (current) => withRepeatedKeys(current, text));
  if (!isRename) return replacedText;
  const names = usualNamesToChange(entry);
  return renameModel(replacedText, { modelId, name: definition.name, names });
};

function withRepeatedKeys(entry: ModelEntry, text: string): ModelEntry {
  const { source } = entry;
  if (source?.text === text || printModelFile(entry) === text) return entry;
  const isDoubled = [source?.text, text].some(
    (each) => each !== undefined && findDuplicateKeys(each).length > 0,
  );
  if (!isDoubled) return entry;
  const { isImported: _isImported, ...kept } = source ?? {};
  return { ...entry, source: { ...kept, text } };
}
