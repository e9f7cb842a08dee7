import type { JsonObject } from '../../lib/json.ts';
import { modelPathOf } from '../files/fileName.ts';
import { readModelFile } from '../files/readModelFile.ts';
import { positionOf } from '../layout/positions.ts';
import { createProject, type Layout, type ModelEntry, type Position, type Project } from '../project.ts';

/** A definition as a file would give it. */
export type TestDefinition = JsonObject & { readonly name: string };

/** Creates a project from definitions as files would give them; the id of a model is its name. */
export function projectOf(...definitions: readonly TestDefinition[]): Project {
  const models = definitions.map(toEntry);
  return { ...createProject('Test'), models, layout: layoutAtOrigin(models) };
}

function toEntry(definition: TestDefinition): ModelEntry {
  const path = modelPathOf(definition.name);
  const file = readModelFile(path, `${JSON.stringify(definition, null, 2)}\n`);
  if (!file.ok) throw new Error(file.error.message);
  return { id: definition.name, ...file.value };
}

/** Puts all models at the origin, for tests in which positions do not matter. */
export function layoutAtOrigin(models: readonly ModelEntry[]): Layout {
  return new Map(models.map(({ id }) => [id, { x: 0, y: 0 }]));
}

/** Creates the same project as if it had been drawn in the designer: no model has a source file. */
export function drawnProjectOf(...definitions: readonly TestDefinition[]): Project {
  const project = projectOf(...definitions);
  return { ...project, models: project.models.map((model) => ({ ...model, source: null })) };
}

/** Returns the positions of the models, in the order of the project. */
export const positionsOf = (project: Project): readonly Position[] =>
  project.models.map(({ id }) => positionOf(project, id));

/** Returns a hasMany as the generator writes it. */
export const manyOf = (model: string, foreignKey = '') => ({ type: 'hasMany', model, foreignKey });

/** Returns a relation to one, as the generator writes it. */
export const oneOf = (type: string, model: string, foreignKey = '') => ({ type, model, foreignKey });

/** Returns the definition of a model by its id. */
export function definitionOf(project: Project, id: string): JsonObject {
  const entry = project.models.find((model) => model.id === id);
  if (!entry) throw new Error(`no model ${id}`);
  return entry.definition;
}

/** Returns the names of the relations of a model, in the order of its file. */
export function relationNames(project: Project, id: string): readonly string[] {
  return Object.keys((definitionOf(project, id)['relations'] ?? {}) as JsonObject);
}

export function propertyNames(project: Project, id: string): readonly string[] {
  return Object.keys((definitionOf(project, id)['properties'] ?? {}) as JsonObject);
}
