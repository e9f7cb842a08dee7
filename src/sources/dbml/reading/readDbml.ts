import { countOf } from '../../../lib/countOf.ts';
import { pushAll } from '../../../lib/extremes.ts';
import { dialects } from '../../sql/dialect.ts';
import type { WholeText } from '../../sql/openTables.ts';
import { completeTables } from '../../sql/reading/completeTables.ts';
import type { ReadSchema } from '../../sql/reading/readSchema.ts';
import { addEnumValues, createSchemaBuilder, type SchemaBuilder } from '../../sql/reading/schemaBuilder.ts';
import type { DialectId, SqlName, SqlProblem, Table } from '../../sql/schema.ts';
import { describe, type Element, readElements } from './readElements.ts';
import { readerFrom, readSettings, readTableName, textIn } from './readParts.ts';
import { addReferences, type Reference, readReferences } from './readReferences.ts';
import { addParts, type DeclaredTable, keywordOf, noteIn, type Parts, readParts } from './readTable.ts';

/** What a project can say that its database is, without blanks and in small letters. */
const databases: ReadonlyMap<string, DialectId> = new Map([
  ['postgresql', 'postgresql'],
  ['postgres', 'postgresql'],
  ['mysql', 'mysql'],
  ['mariadb', 'mysql'],
  ['mysqlormariadb', 'mysql'],
  ['sqlite', 'sqlite3'],
  ['sqlite3', 'sqlite3'],
  ['sqlserver', 'mssql'],
  ['mssql', 'mssql'],
]);

/** The schema of a table that names none. */
const USUAL_SCHEMA = 'public';

/** What says nothing about tables: of the project, how something looks, where data goes. */
const passedOver: ReadonlySet<string> = new Set(['project', 'note', 'diagramview', 'metadata', 'dep']);

interface Found {
  readonly element: Element;
  readonly path: string;
}

interface Reading {
  readonly builder: SchemaBuilder;
  /** The tables by their aliases. */
  readonly aliases: Map<string, Table>;
  /** By name. */
  readonly partials: Map<string, Found>;
  readonly tables: DeclaredTable[];
  readonly references: Reference[];
  rows: number;
  groups: number;
  /** Of other files. */
  uses: number;
}

/**
 * Reads the tables that texts in DBML describe; a step for each element.
 *
 * @param texts the files of one database, in any order
 * @param chosen the database; null for the one that the project of the text names
 */
export function* readDbml(
  texts: readonly WholeText[],
  chosen: DialectId | null,
): Generator<undefined, ReadSchema> {
  const problems: SqlProblem[] = [];
  const all: Found[] = [];
  for (const { path, text } of texts)
    for (const element of readElements(text, (problem) => void problems.push({ path, ...problem }))) {
      all.push({ element, path });
      yield;
    }
  const named = databaseOf(all);
  const builder = createSchemaBuilder(dialects[chosen ?? named ?? 'postgresql']);
  for (const { path, ...problem } of problems) {
    builder.path = path;
    builder.report(problem);
  }
  const reading: Reading = {
    builder,
    aliases: new Map(),
    partials: new Map(),
    tables: [],
    references: [],
    rows: 0,
    groups: 0,
    uses: 0,
  };
  for (const found of all) {
    builder.path = found.path;
    readElement(found, reading);
    yield;
  }
  const onRows = (): void => {
    reading.rows += 1;
  };
  const partials = new Map<string, Parts>();
  for (const [name, { element, path }] of reading.partials) {
    builder.path = path;
    partials.set(name, readParts(element.body ?? [], { builder, onRows }));
    yield;
  }
  for (const declared of reading.tables) {
    builder.path = declared.path;
    pushAll(reading.references, addParts(declared, { builder, partials, onRows }));
    yield;
  }
  addReferences(firstReferences(reading), createFinder(reading), builder);
  completeTables(builder.readDeferred(), builder);
  const schema = builder.build(describeLeftOut(reading));
  return { schema, isDialectGuessed: chosen === null && named === null, inserts: 0 };
}

/** More than any database has. */
const MOST_REFERENCES = 20_000;

function firstReferences({ references, builder }: Reading): readonly Reference[] {
  const next = references[MOST_REFERENCES];
  if (next === undefined) return references;
  builder.path = next.path;
  const expected = `at most ${MOST_REFERENCES.toLocaleString('en')} references`;
  builder.report({ line: next.line, expected, found: 'one more' });
  return references.slice(0, MOST_REFERENCES);
}

/** Finds the tables of references, each name once: looking for one that is not there takes long. */
function createFinder({ aliases, builder }: Reading): (name: SqlName) => Table | undefined {
  const known = new Map<string, Table | undefined>();
  return (name) => {
    const key = JSON.stringify([name.schema, name.name]);
    if (!known.has(key)) {
      const alias = name.schema === null ? aliases.get(builder.fold(name.name)) : undefined;
      known.set(key, alias ?? builder.find(inSchema(name, builder)));
    }
    return known.get(key);
  };
}

/** A database without schemas has none called public. */
const inSchema = ({ schema, name }: SqlName, { dialect }: SchemaBuilder): SqlName => ({
  schema: schema === USUAL_SCHEMA ? dialect.usualSchema : schema,
  name,
});

function databaseOf(all: readonly Found[]): DialectId | null {
  const settings = all
    .filter(({ element }) => keywordOf(element) === 'project')
    .flatMap(({ element }) => element.body ?? []);
  const type = settings.find((setting) => keywordOf(setting) === 'database_type')?.tokens[2]?.text ?? '';
  return databases.get(type.toLowerCase().replace(/\s/g, '')) ?? null;
}

function readElement({ element, path }: Found, reading: Reading): void {
  const { builder } = reading;
  const keyword = keywordOf(element) ?? element.tokens[0]?.text.toLowerCase() ?? '';
  const { tokens, line } = element;
  if (keyword === 'table' && element.body !== null) addTable({ element, path }, reading);
  else if (keyword === 'tablepartial' && element.body !== null)
    reading.partials.set(tokens[1]?.text ?? '', { element, path });
  else if (keyword === 'enum' && element.body !== null) addEnum(element, builder);
  else if (keyword === 'ref')
    pushAll(
      reading.references,
      readReferences(element, path, (problem) => builder.report(problem)),
    );
  else if (keyword === 'records') reading.rows += 1;
  else if (keyword === 'tablegroup') reading.groups += 1;
  else if (keyword === 'use' || keyword === 'reuse') reading.uses += 1;
  else if (!passedOver.has(keyword) && !isRestOfUse(element))
    builder.report({
      line,
      expected: 'an element of DBML, such as Table orders { … }',
      found: describe(tokens),
    });
}

/** `from './base'`, behind the braces of a use. */
const isRestOfUse = ({ tokens: [first, second] }: Element): boolean =>
  first?.text.toLowerCase() === 'from' && second?.kind === 'text';

function addTable({ element, path }: Found, { builder, aliases, tables }: Reading): void {
  const { tokens, line, body } = element;
  const reader = readerFrom(tokens, 1);
  const name = readTableName(reader);
  const alias = reader.accept('as') ? reader.next()?.text : undefined;
  const settings = readSettings(reader);
  if (name === null || !reader.isAtEnd) {
    builder.report({ line, expected: 'a name of a table', found: describe(tokens.slice(1)) });
    return;
  }
  const table = builder.add(inSchema(name, builder), 'table', line);
  if (table === null) {
    builder.report({ line, expected: 'each table once', found: `${JSON.stringify(name.name)} again` });
    return;
  }
  table.comment = noteIn(body ?? []) ?? textIn(settings, 'note');
  if (alias !== undefined) aliases.set(builder.fold(alias), table);
  tables.push({ table, element, path });
}

function addEnum({ tokens, body, line }: Element, builder: SchemaBuilder): void {
  const name = readTableName(readerFrom(tokens, 1));
  if (name === null) {
    builder.report({ line, expected: 'a name of an enum', found: describe(tokens.slice(1)) });
    return;
  }
  const values = (body ?? []).flatMap((value) =>
    keywordOf(value) === null && value.tokens[0] !== undefined ? [value.tokens[0].text] : [],
  );
  addEnumValues(builder, { id: builder.resolve(inSchema(name, builder)), values, line });
}

function describeLeftOut({ rows, groups, uses }: Reading): readonly string[] {
  return [
    rows === 0 ? '' : `The rows of ${countOf(rows, 'block')} of records are left out.`,
    uses === 0
      ? ''
      : `${countOf(uses, 'use')} of other files left out: open those files together with this one.`,
    groups === 0 ? '' : `${countOf(groups, 'group')} of tables left out: draw areas on the canvas instead.`,
  ].filter((text) => text !== '');
}
