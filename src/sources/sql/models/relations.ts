import { groupBy } from '../../../lib/groups.ts';
import {
  belongsToForeignKey,
  belongsToName,
  foreignKeyOf,
  hasManyName,
  pluralOf,
} from '../../../model/index.ts';
import { addRelation } from '../../addRelation.ts';
import type { Drafting } from './drafts.ts';
import { isUsualKey, type Link, linksOf } from './foreignKeys.ts';
import { addJoins, findJoins } from './joinTables.ts';
import { prefixed, propertyNameOf } from './names.ts';

/** Adds the relations of all foreign keys to the drafts, on both sides. */
export function* addRelations(drafting: Drafting): Generator<undefined, void> {
  const links = linksOf(drafting);
  const joins = findJoins(drafting, links);
  for (const link of links) {
    addBelongsTo(link);
    yield;
  }
  const between = groupBy(links, ({ draft, targetName }) => `${draft.name}\0${targetName}`);
  const inPureJoins = new Set(
    joins.filter(({ isPure }) => isPure).flatMap(({ first, second }) => [first, second]),
  );
  const addSides = function* (isNamed: boolean): Generator<undefined, void> {
    for (const group of between.values()) {
      for (const link of group)
        if (!inPureJoins.has(link) && (link.names.other !== undefined) === isNamed)
          addOtherSide(link, group.length > 1, drafting);
      yield;
    }
  };
  // Names that the text gives come before those that are made.
  yield* addSides(true);
  addJoins(drafting, joins);
  yield* addSides(false);
}

/** Adds the side that holds the key, named after its column; the name of the constraint says nothing to people. */
function addBelongsTo(link: Link): void {
  const { draft, property, targetName, targetProperty, stem, isList, names } = link;
  const preferred = stem === null ? belongsToName(targetName) : propertyNameOf(stem);
  const relation: Record<string, string> = {
    type: isList ? 'referencesMany' : 'belongsTo',
    model: targetName,
  };
  const name = addRelation(draft, [...(names.own === undefined ? [] : [names.own]), preferred], relation);
  if (isList || belongsToForeignKey(name) !== property) relation['foreignKey'] = property;
  if (targetProperty !== null) relation['primaryKey'] = targetProperty;
}

/** Adds the side that the key points at. */
function addOtherSide(link: Link, isOneOfSeveral: boolean, { remarks }: Drafting): void {
  const { draft, target, property, targetProperty, isUnique, isList, stem, names } = link;
  if (target === null || isList) return;
  const usual = isUnique ? belongsToName(draft.name) : hasManyName(pluralOf(draft.name));
  const special = prefixed(stem ?? link.column, usual);
  const isUsual = !isOneOfSeveral || isUsualKey(link);
  const relation = {
    type: isUnique ? 'hasOne' : 'hasMany',
    model: draft.name,
    ...(isOneOfSeveral || foreignKeyOf(target.name) !== property ? { foreignKey: property } : {}),
    ...(targetProperty === null ? {} : { primaryKey: targetProperty }),
  };
  const given = names.other === undefined ? [] : [names.other];
  const name = addRelation(target, [...given, ...(isUsual ? [usual, special] : [special])], relation);
  if (isUnique)
    remarks.push({
      kind: 'decision',
      text: `${target.name}.${name} is a hasOne: ${link.column} is unique in ${draft.table.id.name}.`,
    });
}
