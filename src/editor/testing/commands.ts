import { createProject, type ModelEntry, type Project } from '../../model/index.ts';

export type Relations = Readonly<Record<string, { readonly type?: string }>>;

export function model(id: string, relations: Relations = {}): ModelEntry {
  return {
    id,
    path: `common/models/${id}.json`,
    definition: { name: id, relations } as ModelEntry['definition'],
    source: null,
  };
}

/** Replaces some keys of a definition. */
function redefine(
  entry: ModelEntry,
  keys: { readonly name?: string; readonly relations?: Relations },
): ModelEntry {
  return { ...entry, definition: { ...entry.definition, ...keys } as ModelEntry['definition'] };
}

export function projectOf(...models: ModelEntry[]): Project {
  return { ...createProject('test'), models };
}

// Commands for tests: the editor does not depend on any command.
export const add = (project: Project, { id }: { id: string }): Project => ({
  ...project,
  models: [...project.models, model(id)],
});
export const remove = (project: Project, { id }: { id: string }): Project => ({
  ...project,
  models: project.models.filter((entry) => entry.id !== id),
});
export const setName = (project: Project, { name }: { name: string }): Project =>
  project.name === name ? project : { ...project, name };
/** Renames a model and, as a faulty rename might, removes another with that name. */
export const takeName = (project: Project, { id, name }: { id: string; name: string }): Project => ({
  ...project,
  models: project.models
    .filter((entry) => entry.id === id || entry.definition.name !== name)
    .map((entry) => (entry.id === id ? redefine(entry, { name }) : entry)),
});
export const setRelations = (
  project: Project,
  { id, names }: { id: string; names: readonly string[] },
): Project => ({
  ...project,
  models: project.models.map((entry) =>
    entry.id === id
      ? redefine(entry, { relations: Object.fromEntries(names.map((name) => [name, { type: 'hasMany' }])) })
      : entry,
  ),
});

export const names = (project: Project) => project.models.map((entry) => entry.definition.name);
