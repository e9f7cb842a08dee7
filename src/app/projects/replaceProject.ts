import { type Command, type ModelEntry, type Project, positionOf } from '../../model/index.ts';

/**
 * Replaces the project by another state; equal models stay the same objects, and
 * an equal project stays the same object.
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

/** Lists all parts but the models, in a fixed order. */
function partsOf(project: Project): readonly unknown[] {
  const layout = project.models.map(({ id }) => positionOf(project, id));
  return Object.entries({ ...project, models: [], layout }).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
}

/**
 * Returns the second project with the first one's models where they are equal, so
 * that they do not render again. Where no model is shared it returns the second
 * project itself: what was derived from its models stays known.
 */
export function withSharedModels(before: Project, after: Project): Project {
  const known = new Map(before.models.map((entry) => [entry.id, entry]));
  const models = after.models.map((entry) => {
    const mine = known.get(entry.id);
    return mine !== undefined && isSameModel(mine, entry) ? mine : entry;
  });
  if (isSameList(after.models, models)) return after;
  return { ...after, models: isSameList(before.models, models) ? before.models : models };
}

function isSameModel(one: ModelEntry, other: ModelEntry): boolean {
  // The order of keys matters: it is their order in the file.
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
