import type { JsonObject } from '../../../lib/json.ts';
import {
  belongsToForeignKey,
  belongsToName,
  foreignKeyOf,
  hasManyName,
  pluralOf,
} from '../../../model/index.ts';
import { addRelation } from '../../addRelation.ts';
import type { Draft, Drafting } from './drafts.ts';
import type { Link } from './foreignKeys.ts';
import { prefixed, propertyNameOf } from './names.ts';

/** A table whose rows link two others: its key consists of two foreign keys. */
export interface Join {
  readonly draft: Draft;
  readonly first: Link;
  readonly second: Link;
  /** Whether it has no columns but the keys, and perhaps a number of its own. */
  readonly isPure: boolean;
}

/** Finds the join tables among the opened ones. */
export function findJoins({ drafts }: Drafting, links: readonly Link[]): readonly Join[] {
  const byDraft = new Map<Draft, Link[]>();
  for (const link of links) byDraft.set(link.draft, [...(byDraft.get(link.draft) ?? []), link]);
  return drafts.flatMap((draft) => {
    const { primaryKey, uniques, columns } = draft.table;
    const own = byDraft.get(draft) ?? [];
    const pair = [primaryKey, ...uniques]
      .filter((key) => key.length === 2)
      .map((key) => key.map((column) => own.find((link) => link.column === column && link.target !== null)))
      .find((found) => found.every((link) => link !== undefined));
    const [first, second] = pair ?? [];
    if (first === undefined || second === undefined) return [];
    const isPure = columns.every(
      ({ name, isNumbered }) =>
        name === first.column || name === second.column || (isNumbered && primaryKey.includes(name)),
    );
    return [{ draft, first, second, isPure }];
  });
}

/** Adds the relations through join tables, on both sides. */
export function addJoins(drafting: Drafting, joins: readonly Join[]): void {
  // Names that the text gives come before those that are made.
  const sorted = joins.toSorted((one, other) => Number(hasNames(other)) - Number(hasNames(one)));
  for (const join of sorted) {
    const isPlain = drafting.options.joinTables === 'hasAndBelongsToMany' && canBePlain(join);
    if (drafting.options.joinTables === 'hasAndBelongsToMany' && !isPlain)
      drafting.remarks.push({
        kind: 'decision',
        text: `${join.draft.table.id.name} stays a has many through: ${whyNotPlain(join)}.`,
      });
    addSide(join, join.first, join.second, isPlain);
    addSide(join, join.second, join.first, isPlain);
    drafting.remarks.push({
      kind: 'decision',
      text: `${join.draft.table.id.name} joins ${join.first.targetName} and ${join.second.targetName}: its key consists of two foreign keys.`,
    });
  }
}

const hasNames = ({ first, second }: Join): boolean =>
  first.names.through !== undefined || second.names.through !== undefined;

/** LoopBack derives the keys of a hasAndBelongsToMany from the names of the models. */
function canBePlain({ draft, first, second, isPure }: Join): boolean {
  const isDerived = ({ property, targetName, targetProperty }: Link): boolean =>
    property === belongsToForeignKey(belongsToName(targetName)) && targetProperty === null;
  return (
    isPure &&
    draft.table.primaryKey.length > 0 &&
    first.target !== second.target &&
    isDerived(first) &&
    isDerived(second)
  );
}

function whyNotPlain({ first, second, isPure }: Join): string {
  if (first.target === second.target) return 'it joins a table with itself';
  return isPure ? 'its columns have other names than LoopBack gives them' : 'it has columns of its own';
}

/** Adds the relation from one side of a join table to the other. */
function addSide({ draft, first, second }: Join, from: Link, to: Link, isPlain: boolean): void {
  const { target: owner } = from;
  if (owner === null || to.target === null) return;
  const isToItself = first.target === second.target;
  const plural = hasManyName(pluralOf(to.targetName));
  const ofStem = hasManyName(pluralOf(propertyNameOf(to.stem ?? to.column)));
  const given = from.names.through === undefined ? [] : [from.names.through];
  const names = [...given, ...(isToItself ? [ofStem] : [plural, ...(to.stem === null ? [] : [ofStem])])];
  const needsKey = isToItself || foreignKeyOf(owner.name) !== from.property;
  const relation: JsonObject = isPlain
    ? { type: 'hasAndBelongsToMany', model: to.targetName, through: draft.name }
    : {
        type: 'hasMany',
        model: to.targetName,
        ...(needsKey ? { foreignKey: from.property } : {}),
        through: draft.name,
        keyThrough: to.property,
        ...(from.targetProperty === null ? {} : { primaryKey: from.targetProperty }),
      };
  addRelation(owner, [...names, prefixed(draft.name, plural)], relation);
}
