import { isJsonObject } from '../../lib/json.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import type { Project } from '../project.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import { definitionsOfLastTime } from './lastTime.ts';
import { storagesOf } from './storage.ts';

/** Says how like the models of a project others are. */
export interface Likeness {
  /** Whether the project may have models of the same source: of one table, or one name in any case. */
  isPossible(files: readonly ModelFile[]): boolean;
  /** Higher where more names of models, properties and relations are those of the project, and fewer are not. */
  of(files: readonly ModelFile[]): number;
}

/**
 * Compares with what the project has, and with what a source said of it last time:
 * names may have changed since. A step for each model.
 */
export function* likenessInSteps(project: Project): Generator<undefined, Likeness> {
  const last = yield* definitionsOfLastTime(project);
  const places = new Set<string>();
  const parts = new Set<string>();
  for (const definition of [...project.models.map((entry) => entry.definition), ...last.values()]) {
    for (const place of placesOf(definition)) places.add(place);
    for (const part of partsOf(definition)) parts.add(part);
    yield;
  }
  return {
    isPossible: (files) =>
      files.some(({ definition }) => placesOf(definition).some((place) => places.has(place))),
    of(files) {
      const found = files.flatMap(({ definition }) => partsOf(definition));
      return 2 * found.filter((part) => parts.has(part)).length - found.length;
    },
  };
}

/** The name of a model, and its tables, in small letters. */
function placesOf(definition: ModelDefinition): readonly string[] {
  return [definition.name, ...storagesOf(definition).map(({ table }) => table)].map((name) =>
    name.toLowerCase(),
  );
}

/** The model, its properties and its relations, each as a text of its names. */
function partsOf(definition: ModelDefinition): readonly string[] {
  const { name } = definition;
  const properties = Object.keys(propertiesOf(definition)).map((property) => [name, 'property', property]);
  const relations = Object.entries(relationsIn(definition)).map(([relation, value]) => {
    const { type, model } = isJsonObject(value) ? value : {};
    return [name, 'relation', relation, type, model];
  });
  return [[name], ...properties, ...relations].map((part) => JSON.stringify(part));
}
