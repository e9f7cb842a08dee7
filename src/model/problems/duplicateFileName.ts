import { groupBy } from '../../lib/groups.ts';
import { editModel } from '../commands/edit.ts';
import { freePathOnAnyDisk } from '../files/fileName.ts';
import { pathKey } from '../files/filePath.ts';
import type { ModelEntry } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** Two models in one file, or in files that differ only in case, which are the same file on many disks. */
export const duplicateFileName: ProblemRule = {
  code: 'duplicate-file-name',
  find: (project) => {
    const groups = groupBy(project.models, (entry) => pathKey(entry.path));
    return [...groups.values()].flatMap((group) =>
      group.slice(1).flatMap((entry) => (group[0] ? [createProblem(entry, group[0])] : [])),
    );
  },
};

function createProblem(entry: ModelEntry, first: ModelEntry): Problem {
  const { path, id, definition } = entry;
  const isSame = path === first.path;
  return {
    code: 'duplicate-file-name',
    severity: isSame ? 'error' : 'warning',
    place: { modelId: id },
    message: isSame
      ? `${definition.name} and ${first.definition.name} are both stored in ${path}: LoopBack sees only one of them.`
      : `The files of ${definition.name} and ${first.definition.name}, ${path} and ${first.path}, differ only in case: on many disks they are the same file.`,
    why: 'The file that is written last overwrites the other.',
    advice: 'Keep each model in its own file.',
    fix: {
      label: 'Move to its own file',
      apply: (project) => {
        return editModel(project, id, (model) => ({
          ...model,
          path: freePathOnAnyDisk(
            model.path.toLowerCase(),
            project.models.map(({ path: other }) => other),
          ),
        }));
      },
    },
  };
}
