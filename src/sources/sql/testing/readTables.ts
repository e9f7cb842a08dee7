import { expect } from 'vitest';
import { runAtOnce } from '../../../lib/slices.ts';
import { readSchema } from '../reading/readSchema.ts';
import type { DialectId, Schema, Table } from '../schema.ts';

/** Reads a text in SQL. */
export const read = (text: string, dialect: DialectId | null = null): Schema =>
  runAtOnce(readSchema([{ path: 'a.sql', pieces: [text] }], dialect)).schema;

/** A table in a few words: "customer(id*, name) → org(id)". */
function describeTable({ id, columns, primaryKey, foreignKeys }: Table): string {
  const list = columns.map(({ name }) => (primaryKey.includes(name) ? `${name}*` : name)).join(', ');
  const keys = foreignKeys.map((key) => ` ${key.columns.join('+')}→${key.table.name}(${key.to.join('+')})`);
  return `${id.name}(${list})${keys.join('')}`;
}

/** The tables of a text that is read without a problem, in a few words each. */
export const tablesIn = (text: string, dialect: DialectId | null = null): readonly string[] => {
  const schema = read(text, dialect);
  expect(schema.problems).toEqual([]);
  return schema.tables.map(describeTable);
};
