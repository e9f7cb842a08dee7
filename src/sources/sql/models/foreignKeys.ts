import { foreignKeyOf } from '../../../model/index.ts';
import type { ForeignKey, RelationNames } from '../schema.ts';
import { type Draft, type Drafting, modelNameOf, tableKey } from './drafts.ts';
import { propertyNameOf, singularName, stemOf } from './names.ts';

/** A foreign key of one column. */
export interface Link {
  readonly draft: Draft;
  /** The column that holds it. */
  readonly column: string;
  /** Its property. */
  readonly property: string;
  /** The model that it points at, and its draft if the table is opened. */
  readonly targetName: string;
  readonly target: Draft | null;
  /** The property that it points at; null for the id. */
  readonly targetProperty: string | null;
  /** "billing_customer" of the column billing_customer_id; null if the name says nothing. */
  readonly stem: string | null;
  /** Whether the column has each value once. */
  readonly isUnique: boolean;
  /** Whether the column holds a list of keys. */
  readonly isList: boolean;
  /** The names that the text gives, and none that would be taken from columns. */
  readonly names: RelationNames;
}

/** Lists the foreign keys of one column in the order of the tables; others become remarks. */
export function linksOf(drafting: Drafting): readonly Link[] {
  return drafting.drafts.flatMap((draft) => {
    const seen = new Set<string>();
    return draft.table.foreignKeys.flatMap((key) => {
      const link = toLink(draft, key, drafting);
      if (link === null) return [];
      // The same key twice, under two names.
      const id = `${link.column}\0${link.targetName}`;
      if (seen.has(id)) return [];
      seen.add(id);
      return [link];
    });
  });
}

function toLink(draft: Draft, key: ForeignKey, drafting: Drafting): Link | null {
  const { remarks, byTable, options } = drafting;
  const [column, ...others] = key.columns;
  const place = `${tableKey(draft.table.id)} (${key.columns.join(', ')})`;
  if (column === undefined) return null;
  if (others.length > 0) {
    remarks.push({
      kind: 'warning',
      text: `The foreign key ${place} to ${key.table.name} has ${key.columns.length} columns: a relation of LoopBack has one, so it does not become a relation.`,
    });
    return null;
  }
  const property = draft.propertyOf.get(column);
  if (property === undefined) {
    remarks.push({
      kind: 'warning',
      text: `The foreign key ${place} names a column that the table does not have.`,
    });
    return null;
  }
  const target = byTable.get(tableKey(key.table)) ?? null;
  const { primaryKey, uniques } = draft.table;
  const isUnique =
    (primaryKey.length === 1 && primaryKey[0] === column) ||
    uniques.some(([only, ...rest]) => only === column && rest.length === 0);
  const isList = draft.table.columns.some(({ name, type }) => name === column && type.isArray);
  const names = options.names === 'database' ? {} : (key.names ?? {});
  const link = { draft, column, property, stem: stemOf(column), isUnique, isList, names };
  if (target === null) {
    const targetName = modelNameOf(key.table.name, options);
    remarks.push({
      kind: 'warning',
      text: `${place} points at ${tableKey(key.table)}, which is not opened: the relation is kept, and its model ${targetName} is missing.`,
    });
    return { ...link, targetName, target, targetProperty: null };
  }
  return pointAt(
    { ...link, targetName: target.name, target, targetProperty: null },
    target,
    key,
    drafting,
    place,
  );
}

/** Says which property of the target the key points at. */
function pointAt(
  link: Link,
  target: Draft,
  key: ForeignKey,
  { remarks }: Drafting,
  place: string,
): Link | null {
  const { primaryKey } = target.table;
  const [to = primaryKey[0]] = key.to;
  if (to === undefined || (key.to.length === 0 && primaryKey.length > 1)) {
    remarks.push({
      kind: 'warning',
      text: `The foreign key ${place} does not say which column of ${tableKey(target.table.id)} it points at, so it does not become a relation.`,
    });
    return null;
  }
  if (primaryKey.length === 1 && to === primaryKey[0]) return link;
  const targetProperty = target.propertyOf.get(to) ?? to;
  remarks.push({
    kind: 'decision',
    text: `${place} points at ${to} of ${tableKey(target.table.id)}, which is not its id: both relations name it as their primaryKey.`,
  });
  return { ...link, targetProperty };
}

/** Whether the key is named after its target, as LoopBack's own is: customer_id to customer, or to customers. */
export function isUsualKey({ column, property, targetName, stem }: Link): boolean {
  const usual = foreignKeyOf(targetName);
  if (property === usual || propertyNameOf(column) === usual) return true;
  return stem !== null && propertyNameOf(stem) === propertyNameOf(singularName(targetName));
}
