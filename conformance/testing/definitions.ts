import { addFiles, createProject, type Project, readModelFile } from '../../src/model/index.ts';
import { findProblems } from '../../src/model/problems/findProblems.ts';

/** A model definition as in a file. */
export type Definition = Readonly<Record<string, unknown>> & { readonly name: string };

/** Creates a project from the files of these definitions; the id of a model is its path. */
export function projectOf(...definitions: readonly Definition[]): Project {
  const files = definitions.map((definition) => {
    const file = readModelFile(
      `common/models/${definition.name.toLowerCase()}.json`,
      JSON.stringify(definition),
    );
    if (!file.ok) throw new Error(file.error.message);
    return file.value;
  });
  return addFiles(createProject('Test'), { files, ids: files.map(({ path }) => path), positions: [] });
}

/** The codes of the problems of a project, in their order. */
export const codesOf = (project: Project): readonly string[] => findProblems(project).map(({ code }) => code);
