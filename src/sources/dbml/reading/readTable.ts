import { pushAll } from '../../../lib/extremes.ts';
import type { SchemaBuilder } from '../../sql/reading/schemaBuilder.ts';
import { type ColumnType, keyOf, type Table } from '../../sql/schema.ts';
import { type ReadColumn, readColumn } from './readColumn.ts';
import { describe, type Element } from './readElements.ts';
import { hasSetting, readerFrom, readNameList, readSettings } from './readParts.ts';
import { type Reference, readReference } from './readReferences.ts';

/** A table, and how it was declared. */
export interface DeclaredTable {
  readonly table: Table;
  readonly element: Element;
  readonly path: string;
}

interface Context {
  readonly builder: SchemaBuilder;
  /** What table partials declare, by name. */
  readonly partials: ReadonlyMap<string, Parts>;
  /** Called for each block of rows. */
  readonly onRows: () => void;
}

/** What is between the braces of a table or a partial. */
export interface Parts {
  readonly members: readonly (ReadColumn | PartialUse)[];
  readonly indexes: readonly Index[];
}

/** `~timestamps`: a partial that is put into a table. */
interface PartialUse {
  readonly partial: string;
  readonly line: number;
}

interface Index {
  readonly columns: readonly string[];
  readonly isPrimary: boolean;
  readonly isUnique: boolean;
}

/** The word that an element begins with, in lower case, if it is a keyword: a column can have such a name. */
export function keywordOf({ tokens, body }: Element): string | null {
  const [first, second] = tokens;
  if (first?.kind !== 'word') return null;
  const isKeyword = body !== null || (second?.kind === 'sign' && second.text === ':');
  return isKeyword ? first.text.toLowerCase() : null;
}

/** The text of `Note: 'in full'` or `Note { 'in full' }`; null where there is none. */
export function noteIn(body: readonly Element[]): string | null {
  const note = body.find((element) => keywordOf(element) === 'note');
  const tokens = note?.body?.[0]?.tokens ?? note?.tokens.slice(2) ?? [];
  return tokens[0]?.kind === 'text' ? tokens[0].text || null : null;
}

/** Reads the members and indexes of a table or a partial. What cannot be read is reported. */
export function readParts(
  body: readonly Element[],
  { builder, onRows }: Pick<Context, 'builder' | 'onRows'>,
): Parts {
  const members = body.flatMap((element): Parts['members'] => {
    const { tokens, line } = element;
    const partial = partialOf(element);
    if (partial !== null) return [{ partial, line }];
    const keyword = keywordOf(element);
    if (keyword === 'records') onRows();
    if (keyword !== null) return [];
    const column = readColumn(element, builder.dialect.hasBackslashes);
    if (column !== null) return [column];
    builder.report({ line, expected: 'a column, such as name varchar(80)', found: describe(tokens) });
    return [];
  });
  return { members, indexes: readIndexes(body, builder) };
}

/** Adds the columns and keys of a table. Returns the references in its columns. */
export function addParts({ table, element, path }: DeclaredTable, context: Context): readonly Reference[] {
  const { builder } = context;
  const own = readParts(element.body ?? [], context);
  const used = partialsIn(own, context);
  const references: Reference[] = [];
  const primary: string[] = [];
  for (const { column, settings, isPrimary, isUnique, line } of mergeColumns(own, used, builder)) {
    // Others have the column of a partial as well.
    if (!builder.addColumn(table, { ...column, type: storedType(column.type, builder) }, line)) continue;
    if (isPrimary) primary.push(column.name);
    if (isUnique) table.uniques.push([column.name]);
    const left = { table: table.id, columns: [column.name] };
    for (const { value } of settings.filter(({ key }) => key === 'ref')) {
      const reference = readReference({ tokens: value, line }, { at: 0, path, left });
      if (reference !== null) references.push(reference);
      else {
        const expected = 'a reference, such as ref: > customers.id';
        builder.report({ line, expected, found: describe(value) });
      }
    }
  }
  const indexes = [...used.values(), own].flatMap((parts) => parts.indexes);
  const key = indexes.find(({ isPrimary }) => isPrimary);
  table.primaryKey = key?.columns ?? primary;
  for (const name of table.primaryKey) {
    const column = builder.findColumn(table, name);
    if (column !== undefined) column.isRequired = true;
  }
  const uniques = indexes.filter(({ isUnique }) => isUnique);
  pushAll(
    table.uniques,
    uniques.map((index) => index.columns),
  );
  return references;
}

/** The type of a column: an enum has no name of its own in MySQL, and SQL Server has none. */
function storedType(type: ColumnType, { dialect, enums }: SchemaBuilder): ColumnType {
  const values = enums.get(keyOf(type));
  if (values === undefined) return type;
  if (dialect.id === 'mysql') return { ...type, name: 'enum', schema: null, args: values };
  return dialect.id === 'mssql' ? { ...type, name: 'nvarchar', schema: null, args: ['255'] } : type;
}

/** The partials that a table uses, each once. */
function partialsIn({ members }: Parts, { partials, builder }: Context): ReadonlyMap<string, Parts> {
  const used = new Map<string, Parts>();
  for (const member of members) {
    if (!('partial' in member) || used.has(member.partial)) continue;
    const found = partials.get(member.partial);
    if (found !== undefined) used.set(member.partial, found);
    else {
      const { line, partial } = member;
      builder.report({ line, expected: 'a TablePartial of this file', found: JSON.stringify(partial) });
    }
  }
  return used;
}

/** The columns of a table; its own go before those of partials, and those of the last partial before the others. */
function mergeColumns(
  own: Parts,
  used: ReadonlyMap<string, Parts>,
  builder: SchemaBuilder,
): Iterable<ReadColumn> {
  const columns = new Map<string, ReadColumn>();
  const ownNames = new Set<string>();
  const merged = new Set<string>();
  const addOwn = (read: ReadColumn): void => {
    const { name } = read.column;
    const key = builder.fold(name);
    if (!ownNames.has(key)) columns.set(key, read);
    else {
      const found = `${JSON.stringify(name)} again`;
      builder.report({ line: read.line, expected: 'each column once', found });
    }
    ownNames.add(key);
  };
  for (const member of own.members) {
    if (!('partial' in member)) {
      addOwn(member);
      continue;
    }
    const parts = merged.has(member.partial) ? undefined : used.get(member.partial);
    merged.add(member.partial);
    for (const read of parts?.members ?? []) {
      if ('partial' in read) continue;
      const key = builder.fold(read.column.name);
      if (!ownNames.has(key)) columns.set(key, read);
    }
  }
  return columns.values();
}

/** The name of a partial that is put into a table; null for anything else. */
const partialOf = ({ tokens: [first, second] }: Element): string | null =>
  first?.kind === 'sign' && first.text === '~' ? (second?.text ?? '') : null;

/** Reads `indexes { (a, b) [pk] … }`; those of expressions are left out. */
function readIndexes(body: readonly Element[], builder: SchemaBuilder): readonly Index[] {
  const elements = body
    .filter((element) => keywordOf(element) === 'indexes')
    .flatMap((element) => element.body ?? []);
  return elements.flatMap((element) => {
    const { tokens, line } = element;
    const reader = readerFrom(tokens);
    const hasExpression = tokens[0]?.kind === 'code' || (reader.is('(') && holdsExpression(tokens));
    if (hasExpression) return [];
    const columns = reader.is('(') ? readNameList(reader) : [reader.next()?.text ?? ''];
    if (columns === null || columns.length === 0) {
      builder.report({ line, expected: 'an index, such as (a, b) [unique]', found: describe(tokens) });
      return [];
    }
    const settings = readSettings(reader);
    return [
      {
        columns,
        isPrimary: hasSetting(settings, 'pk', 'primary key'),
        isUnique: hasSetting(settings, 'unique'),
      },
    ];
  });
}

/** Whether an expression is among the columns of an index. */
function holdsExpression(tokens: Element['tokens']): boolean {
  const end = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === ')');
  return tokens.slice(0, end < 0 ? tokens.length : end).some(({ kind }) => kind === 'code');
}
