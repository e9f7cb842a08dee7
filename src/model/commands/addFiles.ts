import { groupBy } from '../../lib/groups.ts';
import { freePath } from '../files/fileName.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import { withPositions } from '../layout/positions.ts';
import { editConfig, mergeConfig, withNewModels } from '../modelConfig.ts';
import type { ModelConfigEntry, ModelEntry, ModelId, Position, Project } from '../project.ts';
import type { Command } from './command.ts';

export interface AddFilesArguments {
  readonly files: readonly ModelFile[];
  readonly modelConfig?: ModelConfigEntry | null;
  /** One for each file; unused for a file that replaces a model. */
  readonly ids: readonly ModelId[];
  /** One for each file (see `placeFiles`); unused for a file that replaces a model. */
  readonly positions: readonly Position[];
}

/**
 * Adds model files in one step. A file replaces the model of the same name,
 * which keeps its id and position; the others are added. Two files with one
 * name are both kept: a problem says which of them LoopBack will use.
 */
export const addFiles: Command<AddFilesArguments> = (project, { files, modelConfig, ids, positions }) => {
  if (files.length === 0 && !modelConfig) return project;
  const models = new Map(project.models.map((entry) => [entry.id, entry]));
  const free = new Set(models.keys());
  const namesakes = groupBy(project.models, ({ definition }) => definition.name);
  const paths = new Set(project.models.map((entry) => entry.path));
  const added = new Map<ModelId, Position>();
  files.forEach((file, index) => {
    const replaced = findReplaced(namesakes.get(file.definition.name) ?? [], free, file);
    if (replaced) free.delete(replaced.id);
    const id = replaced?.id ?? ids[index];
    if (id === undefined) throw new Error(`addFiles needs an id for ${file.path}`);
    if (!replaced) added.set(id, positions[index] ?? { x: 0, y: 0 });
    if (replaced) paths.delete(replaced.path);
    const path = freePath(file.path, paths);
    paths.add(path);
    models.set(id, { id, path, definition: file.definition, source: file.source });
  });
  const opened = {
    ...project,
    models: [...models.values()],
    layout: withPositions(project.layout, added),
  };
  return withConfig(opened, project, files, modelConfig ?? null);
};

/** The model that a file replaces: of the same name, preferably with the same path, and not replaced already. */
function findReplaced(
  namesakes: readonly ModelEntry[],
  free: ReadonlySet<ModelId>,
  file: ModelFile,
): ModelEntry | undefined {
  const waiting = namesakes.filter(({ id }) => free.has(id));
  return waiting.find((entry) => entry.path === file.path) ?? waiting[0];
}

function withConfig(
  project: Project,
  earlier: Project,
  files: readonly ModelFile[],
  modelConfig: ModelConfigEntry | null,
): Project {
  const names = files.map((file) => file.definition.name);
  if (!modelConfig) return editConfig(project, (config) => withNewModels(project, config, names));
  const opened = new Set(names);
  const kept = earlier.models.map((entry) => entry.definition.name).filter((name) => !opened.has(name));
  return { ...project, modelConfig: mergeConfig(modelConfig, earlier.modelConfig, kept) };
}
