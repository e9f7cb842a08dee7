import type { Command, ModelEntry, Project } from '../../model/index.ts';

/** Another state of the project instead of the present one; models that are the same in both stay the same objects. */
export const replaceProject: Command<{ readonly project: Project }> = (before, { project }) =>
  withSharedModels(before, project);

/** The second project, with the first one's models where they are equal: what shows them need not render again. */
export function withSharedModels(before: Project, after: Project): Project {
  const known = new Map(before.models.map((entry) => [entry.id, entry]));
  const models = after.models.map((entry) => {
    const mine = known.get(entry.id);
    return mine !== undefined && isSameModel(mine, entry) ? mine : entry;
  });
  return { ...after, models };
}

function isSameModel(one: ModelEntry, other: ModelEntry): boolean {
  // The order of keys counts: it is the order in the file.
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
