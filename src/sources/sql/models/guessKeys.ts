import { countOf } from '../../../lib/countOf.ts';
import type { Column, ForeignKey, Schema, Table } from '../schema.ts';
import { singularName, stemOf } from './names.ts';
import { typeFactsOf } from './propertyTypes.ts';

/**
 * Takes columns for foreign keys by their names where a database has no foreign keys at
 * all: LoopBack's own migration makes none. `customer_id` is one if there is a table
 * `customer` or `customers`, and its id has the same type.
 */
export function guessKeys(schema: Schema): Schema {
  if (schema.tables.some(({ foreignKeys }) => foreignKeys.length > 0)) return schema;
  const targets = targetsByName(schema.tables);
  let count = 0;
  let example = '';
  const tables = schema.tables.map((table): Table => {
    const guessed = table.columns.flatMap((column): readonly ForeignKey[] => {
      const target = targetOf({ table, column, schema }, targets);
      if (target === null) return [];
      count += 1;
      if (example === '') example = `${table.id.name}.${column.name}`;
      return [{ columns: [column.name], table: target.id, to: [], line: table.line }];
    });
    return guessed.length === 0 ? table : { ...table, foreignKeys: guessed };
  });
  if (count === 0) return schema;
  const notice = `The database has no foreign keys: ${countOf(count, 'column is', 'columns are')} taken for ${count === 1 ? 'one' : 'some'} by ${count === 1 ? 'its name' : 'their names'}, such as ${example}.`;
  return { ...schema, tables, notices: [...schema.notices, notice] };
}

/** "order_item" and "orderItem" → "orderitem". */
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

type Targets = ReadonlyMap<string, readonly Table[]>;

/** The tables by their names, and by those in the singular; those with the name itself first. */
function targetsByName(tables: readonly Table[]): Targets {
  const targets = new Map<string, Table[]>();
  for (const nameOf of [(name: string) => name, singularName])
    for (const table of tables) {
      const key = plain(nameOf(table.id.name));
      const found = targets.get(key) ?? [];
      if (!found.includes(table)) targets.set(key, [...found, table]);
    }
  return targets;
}

interface Place {
  readonly table: Table;
  readonly column: Column;
  readonly schema: Schema;
}

/** Returns the table that a column points at by its name; null if there is none. */
function targetOf({ table, column, schema }: Place, targets: Targets): Table | null {
  const stem = stemOf(column.name);
  if (stem === null || column.type.isArray) return null;
  const candidates = (targets.get(plain(stem)) ?? []).filter(({ id }) => id.schema === table.id.schema);
  const target = candidates.find(({ id }) => plain(id.name) === plain(stem)) ?? candidates[0];
  const [only, ...others] = target?.primaryKey ?? [];
  if (target === undefined || only === undefined || others.length > 0) return null;
  // A column with the name of its own table is rather another id of its rows.
  if (target === table) return null;
  const id = target.columns.find(({ name }) => name === only);
  const typeOf = ({ type }: Column) => typeFactsOf(type, schema).type;
  return id !== undefined && typeOf(id) === typeOf(column) ? target : null;
}
