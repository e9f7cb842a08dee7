import { createProject, type ModelDefinition, type Project } from '../../../model/index.ts';

/** Creates a project with these models for tests. Its model ids are m1, m2, … */
export function projectOf(...definitions: readonly ModelDefinition[]): Project {
  const models = definitions.map((definition, index) => ({
    id: `m${index + 1}`,
    path: `common/models/m${index + 1}.json`,
    definition,
    source: null,
    position: { x: 0, y: 0 },
  }));
  return { ...createProject('test'), models };
}
