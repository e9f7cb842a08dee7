import { describeProperties, type ModelId, type Project } from '../../../model/index.ts';
import type { PropertyRenames } from '../../host/index.ts';

/** The past, present and redoable states of the project, in order of time. */
export interface Timeline {
  readonly projects: readonly Project[];
  /** The index of the present one. */
  readonly present: number;
}

/**
 * Creates a function that finds which properties of a model were renamed since
 * it had the given ones, by the edits in between, undone ones included. A
 * rename changes one name at its position and nothing else: a property that was
 * removed and added again is not renamed.
 */
export function propertyRenames(read: () => Timeline): PropertyRenames {
  return (modelId, before) => {
    const { projects, present } = read();
    const start = findNearest(projects, present, modelId, before);
    const names = new Map<string, string>();
    if (start === null) return names;
    const direction = start < present ? 1 : -1;
    for (let at = start; at !== present; at += direction) {
      const renamed = renamedBetween(projects[at], projects[at + direction], modelId);
      if (renamed === null) continue;
      const first = [...names].find(([, name]) => name === renamed.from)?.[0] ?? renamed.from;
      names.set(first, renamed.to);
    }
    return new Map([...names].filter(([from, to]) => from !== to && before.includes(from)));
  };
}

/** Finds the nearest state in which the model had exactly these properties; null where there is none. */
function findNearest(
  projects: readonly Project[],
  present: number,
  modelId: ModelId,
  before: readonly string[],
): number | null {
  const wanted = JSON.stringify(before);
  const matches = (at: number): boolean =>
    JSON.stringify(propertiesOf(projects[at], modelId).map(({ name }) => name)) === wanted;
  for (let distance = 0; distance < projects.length; distance += 1) {
    if (matches(present - distance)) return present - distance;
    if (matches(present + distance)) return present + distance;
  }
  return null;
}

function renamedBetween(
  left: Project | undefined,
  right: Project | undefined,
  modelId: ModelId,
): { readonly from: string; readonly to: string } | null {
  const [before, after] = [propertiesOf(left, modelId), propertiesOf(right, modelId)];
  if (before.length !== after.length) return null;
  const changed = before.flatMap((one, index) => {
    const other = after[index];
    return other !== undefined && other.name !== one.name ? [{ one, other }] : [];
  });
  const [only] = changed;
  if (only === undefined || changed.length > 1) return null;
  const isSame = only.one.type === only.other.type;
  const isNew = before.every(({ name }) => name !== only.other.name);
  return isSame && isNew ? { from: only.one.name, to: only.other.name } : null;
}

function propertiesOf(project: Project | undefined, modelId: ModelId) {
  if (project?.models.some(({ id }) => id === modelId) !== true) return [];
  return describeProperties(project, modelId).map(({ name, typeLabel }) => ({ name, type: typeLabel }));
}
