import type { Command, ModelEntry, Project } from '../../model/index.ts';

/**
 * Another state of the project instead of the present one; models that are the
 * same in both stay the same objects. The same project where all of it is the
 * same.
 */
export const replaceProject: Command<{ readonly project: Project }> = (before, { project }) => {
  const after = withSharedModels(before, project);
  const isSame =
    isSameList(before.models, after.models) &&
    JSON.stringify(partsOf(before)) === JSON.stringify(partsOf(after));
  return isSame ? before : after;
};

const isSameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

/** All but the models, in one order. */
const partsOf = (project: Project): readonly unknown[] =>
  Object.entries({ ...project, models: [] }).toSorted(([one], [other]) => (one < other ? -1 : 1));

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
