import { describeProperties, type ModelId, type Project, type PropertyView } from '../../../model/index.ts';
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
 * rename changes one name at its position and nothing else, or the key and the
 * discriminator of one polymorphic relation together: a property that was removed
 * and added again is not renamed.
 */
export function propertyRenames(read: () => Timeline): PropertyRenames {
  return (modelId, before) => {
    const { projects, present } = read();
    const start = findNearest(projects, present, modelId, before);
    const names = new Map<string, string>();
    if (start === null) return names;
    const direction = start < present ? 1 : -1;
    for (let at = start; at !== present; at += direction) {
      const renamed = renamedBetween(projects[at], projects[at + direction], modelId).map(
        ({ from, to }) => [[...names].find(([, name]) => name === from)?.[0] ?? from, to] as const,
      );
      for (const [first, to] of renamed) names.set(first, to);
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
): readonly { readonly from: string; readonly to: string }[] {
  const [before, after] = [propertiesOf(left, modelId), propertiesOf(right, modelId)];
  if (before.length !== after.length) return [];
  const changed = before.flatMap((one, index) => {
    const other = after[index];
    return other !== undefined && other.name !== one.name ? [{ one, other }] : [];
  });
  if (changed.length > 1 && !isSelector(changed)) return [];
  const isRename = changed.every(
    ({ one, other }) => one.type === other.type && before.every(({ name }) => name !== other.name),
  );
  return isRename ? changed.map(({ one, other }) => ({ from: one.name, to: other.name })) : [];
}

/** Whether the two are the key and the discriminator of one relation, which its selector names. */
function isSelector(
  changed: readonly { readonly one: ListedProperty; readonly other: ListedProperty }[],
): boolean {
  const [first, second] = changed;
  if (first === undefined || second === undefined || changed.length > 2) return false;
  const isPair = (one: ListedProperty, other: ListedProperty): boolean =>
    one.from !== undefined &&
    one.from === other.from &&
    new Set(['key', 'discriminator', one.role, other.role]).size === 2;
  return (
    first.one.role === first.other.role && isPair(first.one, second.one) && isPair(first.other, second.other)
  );
}

interface ListedProperty extends Pick<PropertyView, 'name' | 'from' | 'role'> {
  readonly type: string;
}

function propertiesOf(project: Project | undefined, modelId: ModelId): readonly ListedProperty[] {
  if (project?.models.some(({ id }) => id === modelId) !== true) return [];
  return describeProperties(project, modelId).map(({ name, typeLabel, from, role }) => ({
    name,
    type: typeLabel,
    ...(from === undefined ? {} : { from }),
    ...(role === undefined ? {} : { role }),
  }));
}
