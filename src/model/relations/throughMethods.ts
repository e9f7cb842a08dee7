import { methodsOf } from './methodList.ts';
import type { MethodSignature, RelationSides } from './relationKind.ts';

/** The methods of a relation that goes through a model between; several of them work on that model's rows. */
export function throughMethods(sides: RelationSides): readonly MethodSignature[] {
  const { targetName: target, ownerName: owner, definition } = sides;
  const link = definition.through || `${owner}${target}`;
  return methodsOf(sides, [
    [
      '(filter?, callback?)',
      `<${target}[]>`,
      `Finds the ${target} rows linked to this ${owner}; a bare call only reads what is cached.`,
    ],
    [
      '.build(data?)',
      link,
      `Makes a ${link}, not a ${target}, with the key of this ${owner} set, and stores nothing.`,
    ],
    ['.create(data, options?)', `<${target}>`, `Stores a ${target} and a ${link} that links it.`],
    [
      '.add(targetOrId, linkData?, options?)',
      `<${link}>`,
      `Links a ${target} that exists; a second time changes nothing.`,
    ],
    [
      '.remove(targetOrId, options?)',
      '<void>',
      `Takes the link to a ${target} away and keeps the ${target}.`,
    ],
    [
      '.find(filter?, options?)',
      `<${target}[]>`,
      `Finds linked ${target} rows; the filter is applied to ${link}.`,
    ],
    ['.findOne(filter?, options?)', `<${link} | null>`, `Finds the first ${link}, not the ${target}.`],
    [
      '.findById(id, options?)',
      `<${target}>`,
      `Finds one linked ${target} by id; one without a link is a 404 error.`,
    ],
    ['.updateById(id, data, options?)', `<${target}>`, `Changes one linked ${target}.`],
    [
      '.updateAll(where, data, options?)',
      '<{count}>',
      `Changes the ${link} rows of this ${owner} that match.`,
    ],
    [
      '.destroy(id, options?)',
      '<void>',
      `Deletes the link and the ${target} itself; links of others are left dangling.`,
    ],
    [
      '.destroyAll(where?, options?)',
      '<{count}>',
      `Deletes the ${link} rows that match and keeps every ${target}.`,
    ],
    [
      '.count(where?, options?)',
      '<number>',
      `Counts the ${link} rows of this ${owner}, dangling ones included.`,
    ],
    ['.exists(targetOrId)', '<boolean>', `Says whether a ${target} is linked.`],
    ['.getAsync(filter?, options?)', `<${target}[]>`, 'The old name of find.'],
  ]);
}
