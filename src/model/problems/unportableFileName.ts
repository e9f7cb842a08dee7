import { editModel } from '../commands/edit.ts';
import { fileNameOf, freePathOnAnyDisk } from '../files/fileName.ts';
import { portabilityProblem } from '../files/filePath.ts';
import type { ModelEntry, Project } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** A file with a name that Windows does not allow. The designer never gives such names itself. */
export const unportableFileName: ProblemRule = {
  code: 'unportable-file-name',
  find: ({ models }) =>
    models.flatMap((entry) => {
      const problem = portabilityProblem(entry.path);
      return problem === null ? [] : [createProblem(entry, problem)];
    }),
};

function createProblem({ id, path, definition }: ModelEntry, problem: string): Problem {
  return {
    code: 'unportable-file-name',
    severity: 'warning',
    place: { modelId: id },
    message: `The file of ${definition.name}, ${path}, can’t be created on Windows, which ${problem}.`,
    why: 'A zip or repository with this file cannot be unpacked completely there.',
    advice: 'Give the file another name.',
    fix: { label: 'Rename the file', apply: (project) => withFileRenamed(project, id) },
  };
}

function withFileRenamed(project: Project, modelId: string): Project {
  return editModel(project, modelId, (entry) => {
    const folders = entry.path.split('/').slice(0, -1);
    const isFolderFine = portabilityProblem(folders.join('/')) === null;
    const folder = isFolderFine ? folders.join('/') : 'common/models';
    const others = project.models.filter(({ id }) => id !== modelId).map(({ path }) => path);
    const path = `${folder}${folder === '' ? '' : '/'}${fileNameOf(entry.definition.name)}`;
    return { ...entry, path: freePathOnAnyDisk(path, others) };
  });
}
