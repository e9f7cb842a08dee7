import { createFreeNames } from '../../../lib/createFreeNames.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { isHarmfulPropertyName } from '../../../model/index.ts';
import type { Remark } from '../../../targets/index.ts';
import { pascalOf } from '../../words.ts';
import { dialects } from '../dialect.ts';
import type { SqlOptions } from '../options.ts';
import type { Column, Schema, SqlName, Table } from '../schema.ts';
import { keptName, keyPropertyOf, propertyNameOf, singularName } from './names.ts';
import { createProperty } from './properties.ts';

/** A table on its way to a model. */
export interface Draft {
  readonly table: Table;
  /** The name of the model. */
  readonly name: string;
  /** The name of the property for each column, by the column's name. */
  readonly propertyOf: ReadonlyMap<string, string>;
  readonly properties: Map<string, JsonObject>;
  readonly relations: Map<string, JsonObject>;
}

/** What is made of a schema, and what there is to know about it. */
export interface Drafting {
  readonly schema: Schema;
  readonly options: SqlOptions;
  readonly drafts: readonly Draft[];
  /** The draft of each opened table, by `tableKey`. */
  readonly byTable: ReadonlyMap<string, Draft>;
  readonly remarks: Remark[];
}

/** The id of a table in the report. */
export function tableKey({ schema, name }: SqlName): string {
  return schema === null ? name : `${schema}.${name}`;
}

/** Why a table is not opened unless it is chosen; null if it is. */
export function reasonToLeaveOut({ parents }: Table): string | null {
  const parent = parents.find(({ kind }) => kind !== 'like');
  if (parent === undefined) return null;
  return parent.kind === 'partition'
    ? `is a partition of ${parent.table.name}`
    : `inherits from ${parent.table.name}`;
}

/** Whether a table is opened. */
export function isChosen(table: Table, { tables }: SqlOptions): boolean {
  return tables === undefined ? reasonToLeaveOut(table) === null : tables.includes(tableKey(table.id));
}

/** Makes a draft of each chosen table, with its properties. */
export function* createDrafts(schema: Schema, options: SqlOptions): Generator<undefined, Drafting> {
  const remarks: Remark[] = [];
  const chosen = new Set(options.tables);
  const opened = schema.tables.filter((table) =>
    options.tables === undefined ? isChosen(table, options) : chosen.has(tableKey(table.id)),
  );
  const nameModel = createModelNames(schema, opened, options);
  const drafts: Draft[] = [];
  for (const table of opened) {
    drafts.push(createDraft(table, nameModel(table), schema, options, remarks));
    yield;
  }
  const byTable = new Map(drafts.map((draft) => [tableKey(draft.table.id), draft]));
  return { schema, options, drafts, byTable, remarks };
}

/** Names models after their tables; of two tables with one name, the one outside the usual schema gets its schema's name. */
function createModelNames(
  schema: Schema,
  tables: readonly Table[],
  options: SqlOptions,
): (table: Table) => string {
  const { usualSchema } = dialects[schema.dialect];
  const nameOf = (table: Table): string => modelNameOf(plainNameOf(table, options), options);
  const free = createFreeNames();
  // The usual schema first: its tables keep their names.
  const usual = tables.filter(({ id }) => id.schema === usualSchema);
  const others = tables.filter(({ id }) => id.schema !== usualSchema);
  const names = new Map<Table, string>();
  const taken = new Set<string>();
  for (const table of [...usual, ...others]) {
    const name = nameOf(table);
    const { schema: outside } = table.id;
    const hasOther = outside !== null && outside !== usualSchema;
    const full = taken.has(name) && hasOther ? modelNameOf(`${outside}_${table.id.name}`, options) : name;
    const given = free(full);
    taken.add(given);
    names.set(table, given);
  }
  return (table) => names.get(table) ?? nameOf(table);
}

/** The name of a table or column that others are made of: that of the database, unless the text gives another. */
function plainNameOf(part: Table | Column, { names }: SqlOptions): string {
  const name = 'id' in part ? part.id.name : part.name;
  return names === 'database' ? name : (part.givenName ?? name);
}

/** The name of the model for a table. */
export function modelNameOf(table: string, { names, singular }: SqlOptions): string {
  const name = names === 'database' ? keptName(table) : pascalOf(table) || 'Table';
  return singular ? singularName(name) : name;
}

function createDraft(
  table: Table,
  name: string,
  schema: Schema,
  options: SqlOptions,
  remarks: Remark[],
): Draft {
  const propertyOf = new Map<string, string>();
  const properties = new Map<string, JsonObject>();
  const wanted = new Map<string, string>();
  const freeName = createFreeNames();
  for (const column of table.columns) {
    const name = wantedName(column, table, options, remarks);
    const given = freeName(name);
    const first = wanted.get(name);
    if (first === undefined) wanted.set(name, column.name);
    else remarks.push(clash(table, first, column.name, given));
    propertyOf.set(column.name, given);
  }
  const draft: Draft = { table, name, propertyOf, properties, relations: new Map() };
  for (const column of table.columns)
    properties.set(
      propertyOf.get(column.name) ?? column.name,
      createProperty(column, table, schema, remarks),
    );
  if (table.primaryKey.length === 0 && table.kind === 'table')
    remarks.push({
      kind: 'warning',
      text: `${tableKey(table.id)} has no primary key, so ${name} has no id: LoopBack finds its rows, but not a single one by id.`,
    });
  return draft;
}

/** The name that a column would have if no other had it. */
function wantedName(column: Column, table: Table, options: SqlOptions, remarks: Remark[]): string {
  const plain = plainNameOf(column, options);
  const kept = keptName(plain);
  const isKey = table.foreignKeys.some(
    ({ columns: [only, ...rest] }) => only === column.name && rest.length === 0,
  );
  const asKey = isKey ? keyPropertyOf(plain) : null;
  const name = options.names === 'database' ? kept : (asKey ?? (propertyNameOf(plain) || kept || 'column'));
  if (column.name.includes('\uFFFD'))
    remarks.push({
      kind: 'warning',
      text: `The name ${column.name} in ${tableKey(table.id)} has bytes that are not UTF-8. Save the file as UTF-8 and open it again.`,
    });
  if (!isHarmfulPropertyName(name)) return name;
  const other = `${name}Column`;
  remarks.push({
    kind: 'decision',
    text: `The column ${column.name} of ${tableKey(table.id)} is the property ${other}: LoopBack has a member "${name}" of its own.`,
  });
  return other;
}

function clash(table: Table, first: string, second: string, given: string): Remark {
  return {
    kind: 'warning',
    text: `${tableKey(table.id)} has the columns ${first} and ${second}, which would be one property: ${second} is ${given}.`,
  };
}
