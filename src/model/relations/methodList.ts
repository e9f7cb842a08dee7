import { memberOf, variableOf } from '../generatedCode.ts';
import {
  type ActsOn,
  type MethodLine,
  type MethodListOptions,
  type MethodSignature,
  toSignatures,
} from '../methodSignature.ts';
import { givenName } from '../settings.ts';
import type { RelationSides } from './relationKind.ts';

/** Returns the methods of a relation's accessor, with a warning on those that LoopBack does not limit to the relation. */
export function methodsOf(
  sides: RelationSides,
  names: MethodListOptions,
  lines: readonly MethodLine[],
): readonly MethodSignature[] {
  const accessor = memberOf(variableOf(sides.ownerName), sides.relationName);
  const warning = (name: string, actsOn: ActsOn) => warningOf(name, actsOn, sides);
  return toSignatures(accessor, { ...names, warningOf: warning }, lines);
}

/** The methods of every relation to many, whichever model LoopBack applies them to. */
const collectionMethods: ReadonlySet<string> = new Set(['findOne', 'updateAll', 'destroyAll', 'count']);

function warningOf(name: string, actsOn: ActsOn, sides: RelationSides): string | null {
  const { targetName: target, ownerName: owner, relationName } = sides;
  if (actsOn === 'table')
    return `LoopBack does not limit ${name} to this ${owner}: it acts on every existing ${target}, whether it is one of ${relationName} or not.`;
  if (actsOn === 'links' && collectionMethods.has(name))
    return `LoopBack lets ${name} act on the links (${linkName(sides)}), not on the ${target} rows.`;
  return null;
}

/** Returns the name of the model of the links: the one in the file, or the one that LoopBack gives. */
export function linkName({ ownerName, targetName, definition }: RelationSides): string {
  return givenName(definition.through) ?? `${ownerName}${targetName}`;
}

/** The lines of count, findOne, updateAll and destroyAll for relations that do not limit them to their own rows. */
export function tableLines(
  { targetName: target, ownerName: owner }: RelationSides,
  names: readonly string[],
): readonly MethodLine[] {
  const lines: readonly MethodLine[] = [
    [
      '.findOne(filter?, options?)',
      `<${target} | null>`,
      'table',
      `Finds the first ${target} that matches, of this ${owner} or not.`,
    ],
    [
      '.updateAll(where, data, options?)',
      '<{count}>',
      'table',
      `Changes every ${target} that matches, of this ${owner} or not, without validation.`,
    ],
    [
      '.destroyAll(where?, options?)',
      '<{count}>',
      'table',
      `Deletes every ${target} that matches, of this ${owner} or not.`,
    ],
    [
      '.count(where?, options?)',
      '<number>',
      'table',
      `Counts every ${target} that matches, of this ${owner} or not.`,
    ],
  ];
  return lines.filter(([call]) => names.some((name) => call.startsWith(`.${name}(`)));
}
