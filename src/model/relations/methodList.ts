import { memberOf, variableOf } from '../codeWords.ts';
import {
  type ActsOn,
  type MethodLine,
  type MethodNames,
  type MethodSignature,
  toSignatures,
} from '../methodSignature.ts';
import { givenName } from '../settings.ts';
import type { RelationSides } from './relationKind.ts';

/** The methods of a relation's accessor, with a warning of those that LoopBack does not limit to the relation. */
export function methodsOf(
  sides: RelationSides,
  names: MethodNames,
  lines: readonly MethodLine[],
): readonly MethodSignature[] {
  const accessor = memberOf(variableOf(sides.ownerName), sides.relationName);
  const warning = (name: string, actsOn: ActsOn) => warningOf(name, actsOn, sides);
  return toSignatures(accessor, { ...names, warningOf: warning }, lines);
}

/** The methods that every relation to many gets, on whatever model LoopBack looks at. */
const ofEveryList: ReadonlySet<string> = new Set(['findOne', 'updateAll', 'destroyAll', 'count']);

function warningOf(name: string, actsOn: ActsOn, sides: RelationSides): string | null {
  const { targetName: target, ownerName: owner, relationName } = sides;
  if (actsOn === 'table')
    return `LoopBack does not limit ${name} to this ${owner}: it acts on every ${target} there is, whether it is one of ${relationName} or not.`;
  if (actsOn === 'links' && ofEveryList.has(name))
    return `LoopBack lets ${name} act on the links (${linkName(sides)}), not on the ${target} rows.`;
  return null;
}

/** The model of the links, as the relation names it or LoopBack calls the one that it makes. */
export function linkName({ ownerName, targetName, definition }: RelationSides): string {
  return givenName(definition.through) ?? `${ownerName}${targetName}`;
}

/** What count, findOne, updateAll and destroyAll do where nothing limits them to the relation. */
export function tableLines(
  { targetName: target, ownerName: owner }: RelationSides,
  names: readonly string[],
): readonly MethodLine[] {
  const lines: readonly MethodLine[] = [
    [
      '.findOne(filter?, options?)',
      `<${target} | null>`,
      'table',
      `Finds the first ${target} of all that matches, of this ${owner} or not.`,
    ],
    [
      '.updateAll(where, data, options?)',
      '<{count}>',
      'table',
      `Changes every ${target} there is that matches, of this ${owner} or not, without validation.`,
    ],
    [
      '.destroyAll(where?, options?)',
      '<{count}>',
      'table',
      `Deletes every ${target} there is that matches, of this ${owner} or not.`,
    ],
    [
      '.count(where?, options?)',
      '<number>',
      'table',
      `Counts every ${target} there is that matches, of this ${owner} or not.`,
    ],
  ];
  return lines.filter(([call]) => names.some((name) => call.startsWith(`.${name}(`)));
}
