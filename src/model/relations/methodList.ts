import { memberOf, variableOf } from '../codeWords.ts';
import { givenName } from '../settings.ts';
import type { ActsOn, MethodSignature, RelationSides } from './relationKind.ts';

/** A method in short: a `returns` in angle brackets `<X>` is a promise of X. */
export type MethodLine = readonly [call: string, returns: string, actsOn: ActsOn, summary: string];

export function methodsOf(sides: RelationSides, lines: readonly MethodLine[]): readonly MethodSignature[] {
  const accessor = memberOf(variableOf(sides.ownerName), sides.relationName);
  return lines.map(([call, returns, actsOn, summary]) => {
    const name = call.slice(0, call.indexOf('(')).replace('.', '');
    const takes = call.slice(call.indexOf('(') + 1, -1);
    return {
      name,
      takes: takes === '' ? [] : takes.split(', '),
      call: `${accessor}${call}`,
      returns: returns.startsWith('<') ? `Promise${returns}` : returns,
      isAsync: returns.startsWith('<'),
      summary,
      actsOn,
      warning: warningOf(name, actsOn, sides),
    };
  });
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
