import { isJsonObject } from '../../lib/json.ts';
import { addFiles } from '../commands/addFiles.ts';
import type { ModelDefinition } from '../definition.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import { createProject, type Project } from '../project.ts';
import { propertiesOf, relationsIn } from '../settings.ts';
import { definitionsOfLastTime } from './lastTime.ts';
import { matchModels } from './matchModels.ts';

/** Says how like the models of a project others are. */
export interface Likeness {
  /** Whether the project has a model of the same table or name. */
  isPossible(files: readonly ModelFile[]): boolean;
  /** Higher where more names of models, properties and relations are those of the project, and fewer are not. */
  of(files: readonly ModelFile[]): number;
}

/** Compares with what the project has, and with what a source said of it last time: names may have changed since. */
export function likenessTo(project: Project): Likeness {
  const last = definitionsOfLastTime(project);
  const own = project.models.map(({ definition }) => definition);
  const known = new Set([...own, ...last.values()].flatMap(partsOf));
  return {
    isPossible(files) {
      const ids = files.map((_, index) => `source ${index}`);
      const source = addFiles(createProject('source'), { files, ids, positions: [] });
      return matchModels(project, last, source).size > 0;
    },
    of(files) {
      const parts = files.flatMap(({ definition }) => partsOf(definition));
      return 2 * parts.filter((part) => known.has(part)).length - parts.length;
    },
  };
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
