import type { SchemaBuilder } from '../../sql/reading/schemaBuilder.ts';
import type { Table } from '../../sql/schema.ts';
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
  /** The bodies of table partials by name. */
  readonly partials: ReadonlyMap<string, readonly Element[]>;
  /** Called for each block of rows. */
  readonly onRows: () => void;
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

/** Adds the columns and keys of a table. Returns the references in its columns. */
export function addParts({ table, element, path }: DeclaredTable, context: Context): readonly Reference[] {
  const { builder } = context;
  const body = element.body ?? [];
  const columns = readColumns(body, context);
  const references: Reference[] = [];
  const primary: string[] = [];
  for (const { column, settings, isPrimary, isUnique, line } of columns.values()) {
    if (!builder.addColumn(table, column, line)) continue;
    if (isPrimary) primary.push(column.name);
    if (isUnique) table.uniques.push([column.name]);
    const left = { table: table.id, columns: [column.name] };
    for (const { value } of settings.filter(({ key }) => key === 'ref')) {
      const reference = readReference({ tokens: value, line }, { at: 0, path, left });
      if (reference === null)
        builder.report({
          line,
          expected: 'a reference, such as ref: > customers.id',
          found: describe(value),
        });
      else references.push(reference);
    }
  }
  const indexes = [...partialsIn(body, context), body].flatMap((part) => readIndexes(part, builder));
  const key = indexes.find(({ isPrimary }) => isPrimary);
  table.primaryKey = key?.columns ?? primary;
  for (const name of table.primaryKey) {
    const column = builder.findColumn(table, name);
    if (column !== undefined) column.isRequired = true;
  }
  table.uniques.push(...indexes.filter(({ isUnique }) => isUnique).map((index) => index.columns));
  return references;
}

/** Reads the columns of a table; those of its own before those of partials, of these the last. */
function readColumns(body: readonly Element[], context: Context): ReadonlyMap<string, ReadColumn> {
  const { builder } = context;
  const columns = new Map<string, ReadColumn & { readonly isOwn: boolean }>();
  const add = (read: ReadColumn, isOwn: boolean): void => {
    const key = builder.fold(read.column.name);
    const known = columns.get(key);
    if (isOwn && known?.isOwn === true)
      builder.report({
        ...{ line: read.line, expected: 'each column once' },
        found: `${JSON.stringify(read.column.name)} again`,
      });
    else if (isOwn || known?.isOwn !== true) columns.set(key, { ...read, isOwn });
  };
  const readInto = (elements: readonly Element[], isOwn: boolean): void => {
    for (const element of elements) {
      const partial = isOwn ? partialOf(element) : null;
      if (partial !== null) {
        const found = context.partials.get(partial);
        if (found === undefined)
          builder.report({
            line: element.line,
            expected: 'a TablePartial of this file',
            found: JSON.stringify(partial),
          });
        else readInto(found, false);
      } else if (keywordOf(element) !== null) {
        if (keywordOf(element) === 'records') context.onRows();
      } else {
        const read = readColumn(element, builder.dialect.hasBackslashes);
        if (read !== null) add(read, isOwn);
        else
          builder.report({
            ...{ line: element.line, expected: 'a column, such as name varchar(80)' },
            found: describe(element.tokens),
          });
      }
    }
  };
  readInto(body, true);
  return columns;
}

/** The name of a partial that is put into a table: `~timestamps`; null for anything else. */
const partialOf = ({ tokens: [first, second] }: Element): string | null =>
  first?.kind === 'sign' && first.text === '~' ? (second?.text ?? '') : null;

function partialsIn(body: readonly Element[], { partials }: Context): readonly (readonly Element[])[] {
  return body.flatMap((element) => {
    const found = partials.get(partialOf(element) ?? '');
    return found === undefined ? [] : [found];
  });
}

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
