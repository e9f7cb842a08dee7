import { withArticle } from '../../lib/withArticle.ts';
import type { MethodSignature } from '../methodSignature.ts';
import { linkName, methodsOf } from './methodList.ts';
import type { RelationSides } from './relationKind.ts';

/** Returns the methods of a relation with a through model; several of them act on the rows of that model. */
export function throughMethods(sides: RelationSides): readonly MethodSignature[] {
  const { targetName: target, ownerName: owner } = sides;
  const link = linkName(sides);
  return methodsOf(sides, { sameAs: { '': 'find' }, otherNames: { getAsync: 'find' } }, [
    [
      '(filter?, callback?)',
      `<${target}[]>`,
      'related',
      `Finds the ${target} rows linked to this ${owner}; a call without arguments only reads the cache.`,
    ],
    [
      '.build(data?)',
      link,
      'memory',
      `Creates a new ${link}, not a new ${target}, with the key of this ${owner} set, and stores nothing.`,
    ],
    [
      '.create(data, options?)',
      `<${target}>`,
      'related',
      `Stores a new ${target} and a new ${link} that links it.`,
    ],
    [
      '.add(targetOrId, linkData?, options?)',
      `<${link}>`,
      'links',
      `Links an existing ${target}; linking it again changes nothing.`,
    ],
    [
      '.remove(targetOrId, options?)',
      '<void>',
      'links',
      `Removes the link to ${withArticle(target)} and keeps the ${target}.`,
    ],
    [
      '.find(filter?, options?)',
      `<${target}[]>`,
      'related',
      `Finds linked ${target} rows; the filter is applied to ${link}.`,
    ],
    [
      '.findOne(filter?, options?)',
      `<${link} | null>`,
      'links',
      `Finds the first ${link} of this ${owner} that matches, not the ${target}.`,
    ],
    [
      '.findById(id, options?)',
      `<${target}>`,
      'related',
      `Finds one linked ${target} by id; one without a link is a 404 error.`,
    ],
    [
      '.updateById(id, data, options?)',
      `<${target}>`,
      'related',
      `Changes one linked ${target}; one without a link is a 404 error.`,
    ],
    [
      '.updateAll(where, data, options?)',
      '<{count}>',
      'links',
      `Changes the ${link} rows of this ${owner} that match, not the ${target} rows.`,
    ],
    [
      '.destroy(id, options?)',
      '<void>',
      'related',
      `Deletes the link and the ${target} itself; links of others are left dangling.`,
    ],
    [
      '.destroyAll(where?, options?)',
      '<{count}>',
      'links',
      `Deletes the ${link} rows of this ${owner} that match and keeps every ${target}.`,
    ],
    [
      '.count(where?, options?)',
      '<number>',
      'links',
      `Counts the ${link} rows of this ${owner} that match, dangling ones included.`,
    ],
    ['.exists(targetOrId)', '<boolean>', 'links', `Says whether ${withArticle(target)} is linked.`],
  ]);
}
