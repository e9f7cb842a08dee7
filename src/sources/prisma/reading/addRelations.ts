import { groupBy } from '../../../lib/groups.ts';
import { isHarmfulPropertyName } from '../../../model/index.ts';
import type { SchemaBuilder } from '../../sql/reading/schemaBuilder.ts';
import type { Column, RelationNames } from '../../sql/schema.ts';
import type { Declared } from './declared.ts';
import { storedNames } from './readColumns.ts';
import { argumentOf, type Field, textOf, wordsOf } from './readField.ts';

/** A field whose type is a model. */
interface RelationField {
  readonly owner: Declared;
  readonly target: Declared;
  readonly field: Field;
  /** The name of the relation; null if it has none. */
  readonly name: string | null;
  /** The fields that hold the key; empty on the other side. */
  readonly keys: readonly string[];
  readonly to: readonly string[];
}

/** Adds the foreign keys of all relations, and the join tables that Prisma makes. */
export function addRelations(models: ReadonlyMap<string, Declared>, builder: SchemaBuilder): void {
  const fields = [...models.values()].flatMap((owner) => relationFieldsOf(owner, models));
  const groups = groupBy(fields, ({ owner, target, name }) =>
    JSON.stringify([[owner.name, target.name].sort(), name]),
  );
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    builder.path = first.owner.path;
    const holders = group.filter(({ keys }) => keys.length > 0);
    const others = group.filter(({ keys }) => keys.length === 0);
    for (const holder of holders) addKey(holder, others);
    if (holders.length === 0) addJoinTable(others, builder);
  }
}

function relationFieldsOf(owner: Declared, models: ReadonlyMap<string, Declared>): readonly RelationField[] {
  return owner.fields.flatMap((field) => {
    const target = models.get(field.type);
    if (target === undefined || field.attributes.some(({ name }) => name === 'ignore')) return [];
    const relation = field.attributes.find(({ name }) => name === 'relation');
    const valueNamed = (name: string) => relation && argumentOf(relation, name);
    return [
      {
        ...{ owner, target, field, name: textOf(valueNamed('name')) },
        ...{ keys: wordsOf(valueNamed('fields')), to: wordsOf(valueNamed('references')) },
      },
    ];
  });
}

/** The name of a field as that of a relation, unless LoopBack could not use it. */
const named = (role: keyof RelationNames, field: Field | undefined): RelationNames =>
  field === undefined || isHarmfulPropertyName(field.name) ? {} : { [role]: field.name };

function addKey({ owner, target, field, keys, to }: RelationField, others: readonly RelationField[]): void {
  const other = others.find((each) => each.owner === target);
  const columns = storedNames(keys, owner.fields);
  if (columns.length !== keys.length) return;
  owner.table.foreignKeys.push({
    ...{ columns, table: target.table.id, to: storedNames(to, target.fields), line: field.line },
    names: { ...named('own', field), ...named('other', other?.field) },
  });
}

/** Two lists that lead to one another have a table of their own, with the columns A and B. */
function addJoinTable(sides: readonly RelationField[], builder: SchemaBuilder): void {
  const [first, second] = sides.toSorted(bySide);
  const line = first?.field.line ?? 1;
  if (first === undefined || second === undefined || !first.field.isList || !second.field.isList) {
    builder.report({
      line,
      expected: 'a relation with fields and references, or a list on both sides',
      found: JSON.stringify(`${first?.field.name ?? ''} ${first?.field.type ?? ''}`),
    });
    return;
  }
  const names = [first.owner.name, second.owner.name];
  const table = builder.add(
    { schema: first.owner.table.id.schema, name: `_${first.name ?? names.join('To')}` },
    'table',
    line,
  );
  if (table === null) return;
  const isToItself = first.owner === second.owner;
  for (const [side, column] of [[first, 'A'] as const, [second, 'B'] as const]) {
    const key = side.owner.table.columns.find(({ name }) => name === side.owner.table.primaryKey[0]);
    const givenName = `${lowerFirst(side.owner.name)}${isToItself ? column : ''}Id`;
    builder.addColumn(table, keyColumn(column, givenName, key), line);
    table.foreignKeys.push({
      ...{ columns: [column], table: side.owner.table.id, to: [], line },
      names: named('through', side.field),
    });
  }
  table.primaryKey = ['A', 'B'];
}

/** A is the model that comes first in the alphabet; of a model with itself, the field. */
function bySide(one: RelationField, other: RelationField): number {
  const [left, right] =
    one.owner === other.owner ? [one.field.name, other.field.name] : [one.owner.name, other.owner.name];
  return left < right ? -1 : left > right ? 1 : 0;
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const keyColumn = (name: string, givenName: string, key: Column | undefined): Column => ({
  ...{
    name,
    givenName,
    isRequired: true,
    isNumbered: false,
    isComputed: false,
    default: null,
    comment: null,
  },
  type: key?.type ?? { name: '', schema: null, args: [], isArray: false },
});
