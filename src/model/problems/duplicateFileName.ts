import { groupBy } from '../../lib/groups.ts';
import { editModel } from '../commands/edit.ts';
import { freePathOnAnyDisk } from '../files/fileName.ts';
import { pathKey } from '../files/filePath.ts';
import type { ModelEntry } from '../project.ts';
import type { Problem, ProblemRule } from './problem.ts';

/** Two models in one file, or in files that differ only in case and are one on many disks. */
export const duplicateFileName: ProblemRule = {
  code: 'duplicate-file-name',
  find: (project) => {
    const groups = groupBy(project.models, (entry) => pathKey(entry.path));
    return [...groups.values()].flatMap((group) =>
      group.slice(1).flatMap((entry) => (group[0] ? [describe(entry, group[0])] : [])),
    );
  },
};

function describe(entry: ModelEntry, first: ModelEntry): Problem {
  const { path, id, definition } = entry;
  const isSame = path === first.path;
  return {
    code: 'duplicate-file-name',
    severity: isSame ? 'error' : 'warning',
    place: { modelId: id },
    message: isSame
      ? `${definition.name} and ${first.definition.name} are both kept in ${path}: LoopBack sees one of them.`
      : `The files of ${definition.name} and ${first.definition.name}, ${path} and ${first.path}, differ only in case: on many disks they are one file.`,
    why: 'The file that is written last overwrites the other.',
    advice: 'Keep each model in a file of its own.',
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
