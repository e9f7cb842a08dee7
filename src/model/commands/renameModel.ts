import { withDefinitionKey } from '../definitionEdits.ts';
import { fileNameOf, freePathOnAnyDisk } from '../files/fileName.ts';
import { editConfig, withConfigRenamed, withModels } from '../modelConfig.ts';
import type { ModelEntry, ModelId, Project } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import type { Command } from './command.ts';
import { editModels, withDefinition } from './edit.ts';
import { followKeyNames } from './followPropertyNames.ts';
import { keepDerivedNames } from './keepDerived.ts';
import { withBaseRenamed, withReferencesRenamed } from './references.ts';
import { applyCustomPlace, type CustomPlace } from './renamePlaces.ts';

export interface RenameModelArguments {
  readonly modelId: ModelId;
  readonly name: string;
  /** Custom names that are to change too, as `previewRename` gave them. */
  readonly customs?: readonly CustomPlace[];
}

/**
 * Renames a model and everything that names it: relations (`model`,
 * `through`), bases, property types, the key in model-config and the file
 * where it was named by the rule. Relations that were named by LoopBack's rule
 * are renamed by it, and what names them or their keys follows. Nothing where the name is empty or another model has it.
 */
export const renameModel: Command<RenameModelArguments> = (project, { modelId, name, customs = [] }) => {
  const renamed = withModelRenamed(project, modelId, name);
  if (renamed === project || customs.length === 0) return renamed;
  // Before the rename, for their places are those of the old names; names of relations last.
  const order = ['setting', 'principal', 'attribute', 'property', 'relation'];
  const chosen = customs.toSorted(
    (left, right) => order.indexOf(left.change.of) - order.indexOf(right.change.of),
  );
  return withModelRenamed(chosen.reduce(applyCustomPlace, project), modelId, name);
};

function withModelRenamed(project: Project, modelId: ModelId, name: string): Project {
  const entry = findModel(project, modelId);
  const from = entry?.definition.name;
  if (!entry || from === undefined || from === name || name === '') return project;
  if (findModelByName(project, name)) return project;
  const path = pathAfterRename(project, entry, name);
  // While another model has the old name, the references go on meaning that one.
  const hasNamesake = project.models.some((model) => model !== entry && model.definition.name === from);
  const names = new Map([[from, name]]);
  const renamed = editModels(project, (model) => {
    const isIt = model.id === modelId;
    const own = isIt
      ? { ...model, path, definition: withDefinitionKey(model.definition, 'name', name) }
      : model;
    if (hasNamesake) return own;
    // A model whose base has its own name means LoopBack's, which keeps its name.
    const based = isIt ? own.definition : withBaseRenamed(own.definition, names);
    return withDefinition(own, withReferencesRenamed(based, names));
  });
  const configured = editConfig(renamed, (config) =>
    hasNamesake ? withModels(config, [name]) : withConfigRenamed(config, from, name),
  );
  return followKeyNames(project, keepDerivedNames(project, configured));
}

/** The file follows the name where it was named after it. */
function pathAfterRename(project: Project, entry: ModelEntry, name: string): string {
  const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1);
  if (entry.path !== `${folder}${fileNameOf(entry.definition.name)}`) return entry.path;
  const others = project.models.filter((model) => model !== entry).map((model) => model.path);
  return freePathOnAnyDisk(`${folder}${fileNameOf(name)}`, others);
}
