import type { Member } from '../reading/readClasses.ts';
import { isObjectValue, type Value } from '../reading/values.ts';
import type { ClassIndex, OpenedClass } from './openedClasses.ts';
import { propertyOfMember } from './properties.ts';

/** Far longer than any line of bases; it may be a circle. */
const MOST_BASES = 50;

/** The id of a class: of several LoopBack 4 takes the first, LoopBack 3 the one with the smallest number. */
export interface Ids {
  readonly inLoopBack3: string;
  readonly inLoopBack4: string;
}

/** Returns the id of a class, inherited or not; "id" where no file says. */
export function idsOf(opened: OpenedClass | null, classes: ClassIndex): Ids {
  const ids = membersOf(opened, classes).flatMap(({ name, decorations }) => {
    const given = decorations.find((each) => each.name === 'property')?.args[0];
    const id = isObjectValue(given) ? given.get('id') : undefined;
    return id ? [{ name, position: positionOf(id) }] : [];
  });
  const [first] = ids;
  const [smallest] = ids.toSorted((one, other) => one.position - other.position);
  return { inLoopBack3: smallest?.name ?? 'id', inLoopBack4: first?.name ?? 'id' };
}

/** true counts as 1. */
const positionOf = (id: Value): number => (typeof id === 'number' ? id : 1);

/** Whether a class may have a property: one that it inherits from elsewhere is not known. */
export function mayHaveProperty(opened: OpenedClass | null, name: string, classes: ClassIndex): boolean {
  const line = lineOf(opened, classes);
  const { base } = line.at(-1)?.source ?? {};
  if (base === undefined || (base !== null && base.loopBackName === null)) return true;
  return line.some(({ source, attributes }) => {
    const given = attributes.get('properties');
    const isGiven = isObjectValue(given) && given.has(name);
    return isGiven || source.members.some((each) => each.name === name && propertyOfMember(each) !== null);
  });
}

/** The members of a class after those of its bases. */
function membersOf(opened: OpenedClass | null, classes: ClassIndex): readonly Member[] {
  return lineOf(opened, classes)
    .toReversed()
    .flatMap(({ source }) => source.members);
}

/** A class and its bases. */
function lineOf(opened: OpenedClass | null, classes: ClassIndex): readonly OpenedClass[] {
  const line: OpenedClass[] = [];
  for (let current = opened; current !== null && line.length < MOST_BASES; ) {
    const { base } = current.source;
    line.push(current);
    current = base === null ? null : classes.find(base.name, current.source);
  }
  return line;
}
