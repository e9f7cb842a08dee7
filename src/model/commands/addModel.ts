import type { ModelDefinition } from '../definition.ts';
import { fileNameOf, freePathOnAnyDisk } from '../files/fileName.ts';
import { newModelFolder } from '../files/sourceFolders.ts';
import { withPositions } from '../layout/positions.ts';
import { editConfig, withNewModels } from '../modelConfig.ts';
import type { ModelEntry, ModelId, Position } from '../project.ts';
import { findModel, findModelByName } from '../projectIndex.ts';
import type { Command } from './command.ts';

export interface AddModelArguments {
  readonly id: ModelId;
  readonly name: string;
  readonly position: Position;
}

/** Creates the definition that LoopBack's generator writes for a new model (docs/loopback.md#model-files). */
export function newDefinition(name: string): ModelDefinition {
  return {
    name,
    base: 'PersistedModel',
    idInjection: true,
    options: { validateUpsert: true },
    properties: {},
    validations: [],
    relations: {},
    acls: [],
    methods: {},
  };
}

/** Adds an empty model. Does nothing where the name is empty or taken, or the id is taken. */
export const addModel: Command<AddModelArguments> = (project, { id, name, position }) => {
  if (name === '' || findModelByName(project, name) || findModel(project, id)) return project;
  const paths = project.models.map((entry) => entry.path);
  const path = freePathOnAnyDisk(`${newModelFolder(project)}/${fileNameOf(name)}`, paths);
  const entry: ModelEntry = { id, path, definition: newDefinition(name), source: null };
  const layout = withPositions(project.layout, [[id, position]]);
  const added = { ...project, models: [...project.models, entry], layout };
  return editConfig(added, (config) => withNewModels(project, config, [name]));
};
