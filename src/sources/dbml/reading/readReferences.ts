import type { SchemaBuilder } from '../../sql/reading/schemaBuilder.ts';
import type { Column, SqlName, Table } from '../../sql/schema.ts';
import type { Report, TokenReader } from '../../text/statements.ts';
import { describe, type Element } from './readElements.ts';
import { type Endpoint, readEndpoint, readerFrom } from './readParts.ts';

/** How many rows of the left side belong to how many of the right side. */
export type Cardinality = '<' | '>' | '-' | '<>';

/** `orders.customer_id > customers.id`. */
export interface Reference {
  readonly left: Endpoint;
  readonly sign: Cardinality;
  readonly right: Endpoint;
  /** Whether it is written with the column of its left side. */
  readonly isInline: boolean;
  readonly line: number;
  readonly path: string;
}

/**
 * Reads a reference that begins at a place; null where it is not one. Its settings say
 * nothing that LoopBack knows, and `?`, which makes a side optional, no more than the column.
 */
export function readReference(
  { tokens, line }: Pick<Element, 'tokens' | 'line'>,
  { at, path, left: known }: { readonly at: number; readonly path: string; readonly left?: Endpoint },
): Reference | null {
  const reader = readerFrom(tokens, at);
  const left = known ?? readEndpoint(reader);
  if (left === null) return null;
  const sign = readSign(reader);
  const right = sign === null ? null : readEndpoint(reader);
  if (sign === null || right === null) return null;
  return { left, sign, right, isInline: known !== undefined, line, path };
}

function readSign(reader: TokenReader): Cardinality | null {
  reader.accept('?');
  const sign = (['<', '>', '-'] as const).find((each) => reader.accept(each)) ?? null;
  const isToMany = sign === '<' && reader.accept('>');
  reader.accept('?');
  return isToMany ? '<>' : sign;
}

/** Reads `Ref name: a.b > c.d` and `Ref name { a.b > c.d }`. */
export function readReferences(element: Element, path: string, report: Report): readonly Reference[] {
  const colon = element.tokens.findIndex(({ kind, text }) => kind === 'sign' && text === ':');
  const parts = element.body?.map((part) => ({ part, at: 0 })) ?? [{ part: element, at: colon + 1 }];
  return parts.flatMap(({ part, at }) => {
    const reference = readReference(part, { at, path });
    if (reference !== null) return [reference];
    report({
      line: part.line,
      expected: 'a reference, such as orders.customer_id > customers.id',
      found: describe(part.tokens.slice(at)),
    });
    return [];
  });
}

/** An end of a reference that was found. */
interface Side {
  readonly table: Table;
  readonly columns: readonly string[];
}

/** Adds the foreign keys of references, and a join table for each that is of many to many. */
export function addReferences(
  references: readonly Reference[],
  find: (name: SqlName) => Table | undefined,
  builder: SchemaBuilder,
): void {
  const sideOf = ({ table: name, columns }: Endpoint, { line }: Reference): Side | null => {
    const table = find(name);
    const missing = columns.find((column) => !table || builder.findColumn(table, column) === undefined);
    if (table !== undefined && missing === undefined) return { table, columns };
    const found = table === undefined ? name.name : `${name.name}.${missing ?? ''}`;
    builder.report({
      line,
      expected: 'a table and a column of this file in a reference',
      found: JSON.stringify(found),
    });
    return null;
  };
  const joins = createJoinTables(builder);
  const known = new Set<string>();
  for (const reference of references) {
    builder.path = reference.path;
    const left = sideOf(reference.left, reference);
    const right = left && sideOf(reference.right, reference);
    if (left === null || right === null) continue;
    const { line } = reference;
    const ends = [left, right].map(({ table: { id }, columns }) => JSON.stringify([id, columns]));
    const key = ends.toSorted().join();
    if (known.has(key)) {
      const found = `that of ${left.table.id.name} and ${right.table.id.name} again`;
      builder.report({ line, expected: 'each reference once', found });
      continue;
    }
    known.add(key);
    if (reference.sign === '<>') joins.add([left, right], line);
    else if (holdsLeft(reference, left, right)) addKey(left, right, line);
    else addKey(right, left, line);
    if (reference.sign === '-') makeUnique(holdsLeft(reference, left, right) ? left : right);
  }
}

/**
 * Whether the left side holds the key. Of one to one both could: the side that is not the
 * primary key of its table does, or else the one that DBML's own export gives the key to,
 * which is the right one, and for a reference in a column the table of that.
 */
function holdsLeft({ sign, isInline }: Reference, left: Side, right: Side): boolean {
  if (sign !== '-') return sign === '>';
  const [isLeftKey, isRightKey] = [left, right].map(isPrimaryKey);
  return isLeftKey === isRightKey ? isInline : isRightKey === true;
}

const isPrimaryKey = ({ table, columns }: Side): boolean =>
  table.primaryKey.length === columns.length && columns.every((name) => table.primaryKey.includes(name));

function addKey(holder: Side, target: Side, line: number): void {
  const { table, columns } = holder;
  table.foreignKeys.push({ columns, table: target.table.id, to: target.columns, line });
}

/** One row of the other table has one of these. */
function makeUnique({ table, columns }: Side): void {
  const isKnown = [table.primaryKey, ...table.uniques].some(
    (unique) => unique.length === columns.length && columns.every((name) => unique.includes(name)),
  );
  if (!isKnown) table.uniques.push(columns);
}

/** Adds the tables that DBML's own export makes: `books_authors` with the keys of both sides. */
function createJoinTables(builder: SchemaBuilder) {
  /** How many tables have each name, apart from the numbers behind it. */
  const counts = new Map<string, number>();
  const addTable = (schema: string | null, wanted: string, line: number): Table | null => {
    const key = JSON.stringify([schema, builder.fold(wanted)]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    const table = builder.add({ schema, name: count === 0 ? wanted : `${wanted}(${count})` }, 'table', line);
    // A table of the text has that name.
    return table ?? builder.add({ schema, name: `${wanted}(${count + 1})` }, 'table', line);
  };
  return {
    add(sides: readonly [Side, Side], line: number): void {
      const [{ table: left }, { table: right }] = sides;
      const table = addTable(left.id.schema, `${left.id.name}_${right.id.name}`, line);
      if (table !== null) addJoinKeys(table, sides, builder, line);
    },
  };
}

function addJoinKeys(table: Table, sides: readonly [Side, Side], builder: SchemaBuilder, line: number): void {
  const names: string[] = [];
  for (const { table: target, columns } of sides) {
    const keys = columns.map((column) => {
      const key = freeName(`${target.id.name}_${column}`, (taken) => builder.findColumn(table, taken));
      builder.addColumn(table, keyColumn(key, builder.findColumn(target, column)), line);
      return key;
    });
    table.foreignKeys.push({ columns: keys, table: target.id, to: columns, line });
    names.push(...keys);
  }
  table.primaryKey = names;
}

function freeName(wanted: string, find: (name: string) => unknown): string {
  let name = wanted;
  for (let number = 1; find(name) !== undefined; number += 1) name = `${wanted}(${number})`;
  return name;
}

const keyColumn = (name: string, key: Column | undefined): Column => ({
  ...{ name, isRequired: true, isNumbered: false, isComputed: false, default: null, comment: null },
  type: key?.type ?? { name: '', schema: null, args: [], isArray: false },
});
