import { countOf } from '../../../lib/countOf.ts';
import { dialects } from '../../sql/dialect.ts';
import type { WholeText } from '../../sql/openTables.ts';
import type { ReadSchema } from '../../sql/reading/readSchema.ts';
import { createSchemaBuilder, type SchemaBuilder } from '../../sql/reading/schemaBuilder.ts';
import { type DialectId, keyOf } from '../../sql/schema.ts';
import { createTokenReader } from '../../text/statements.ts';
import { addRelations } from './addRelations.ts';
import { ENUM_SCHEMA, type NamedTypes } from './columnTypes.ts';
import type { Declared } from './declared.ts';
import { type Block, describe, readBlocks } from './readBlocks.ts';
import { addColumns, type Counts } from './readColumns.ts';
import {
  type Attribute,
  argumentOf,
  isBlockAttribute,
  readAttributes,
  readBlockAttribute,
  readField,
  textOf,
} from './readField.ts';

const providers: ReadonlyMap<string, DialectId> = new Map([
  ['postgresql', 'postgresql'],
  ['postgres', 'postgresql'],
  // It speaks the language of PostgreSQL, and LoopBack reaches it through that connector.
  ['cockroachdb', 'postgresql'],
  ['mysql', 'mysql'],
  ['sqlite', 'sqlite3'],
  ['sqlserver', 'mssql'],
  ['mongodb', 'mongodb'],
]);

/**
 * Reads the tables that a Prisma schema describes; a step for each block.
 *
 * @param texts the files of one schema, in any order
 * @param chosen the database; null for the provider of the data source
 */
export function* readPrisma(
  texts: readonly WholeText[],
  chosen: DialectId | null,
): Generator<undefined, ReadSchema> {
  const problems: (Parameters<SchemaBuilder['report']>[0] & { readonly path: string })[] = [];
  const blocks: Block[] = [];
  for (const { path, text } of texts)
    for (const block of readBlocks(text, path, (problem) => void problems.push({ path, ...problem }))) {
      if (block !== null) blocks.push(block);
      yield;
    }
  const provider = providerOf(blocks);
  const dialect = chosen ?? provider ?? 'postgresql';
  const builder = createSchemaBuilder(dialects[dialect]);
  for (const { path, ...problem } of problems) {
    builder.path = path;
    builder.report(problem);
  }
  const counts: Counts = { ignoredFields: 0, ignoredModels: 0, updatedAt: 0, clientDefaults: new Map() };
  const models = yield* addModels(blocks, builder, counts);
  const named = { ...readNamedTypes(blocks, dialect, builder), models: modelNames(blocks) };
  for (const model of models.values()) {
    builder.path = model.path;
    addColumns(model, named, builder, counts);
    yield;
  }
  addRelations(models, builder);
  const schema = builder.build(describeCounts(counts, named));
  return { schema, isDialectGuessed: chosen === null && provider === null, inserts: 0 };
}

/** The database of the data source; null if none is named. */
function providerOf(blocks: readonly Block[]): DialectId | null {
  const statements = blocks
    .filter(({ keyword }) => keyword === 'datasource')
    .flatMap((block) => block.statements);
  for (const { tokens } of statements) {
    const [key, equals, value] = tokens;
    if (key?.text === 'provider' && equals?.text === '=' && value?.kind === 'name')
      return providers.get(value.text) ?? null;
  }
  return null;
}

const isModel = ({ keyword }: Block): boolean => keyword === 'model' || keyword === 'view';

const modelNames = (blocks: readonly Block[]): ReadonlySet<string> =>
  new Set(blocks.filter(isModel).map(({ name }) => name));

function* addModels(
  blocks: readonly Block[],
  builder: SchemaBuilder,
  counts: Counts,
): Generator<undefined, ReadonlyMap<string, Declared>> {
  const models = new Map<string, Declared>();
  for (const block of blocks.filter(isModel)) {
    builder.path = block.path;
    const attributes = blockAttributesOf(block, builder);
    if (attributes.some(({ name }) => name === 'ignore')) counts.ignoredModels += 1;
    else addModel(block, attributes, models, builder);
    yield;
  }
  return models;
}

function addModel(
  block: Block,
  attributes: readonly Attribute[],
  models: Map<string, Declared>,
  builder: SchemaBuilder,
): void {
  const { name, line, path, statements } = block;
  const textIn = (attribute: string): string | null => {
    const found = attributes.find((each) => each.name === attribute);
    return found === undefined ? null : textOf(argumentOf(found, 'name'));
  };
  const id = { schema: textIn('schema'), name: textIn('map') ?? name };
  const table = models.has(name) ? null : builder.add(id, block.keyword === 'view' ? 'view' : 'table', line);
  if (table === null) {
    builder.report({ line, expected: 'each model once', found: `${JSON.stringify(name)} again` });
    return;
  }
  table.givenName = name;
  table.comment = block.comment;
  const fields = statements
    .filter((statement) => !isBlockAttribute(statement))
    .flatMap((statement) => {
      const field = readField(statement);
      if (field !== null) return [field];
      const found = describe(statement.tokens);
      builder.report({ line: statement.line, expected: 'a field, such as name String?', found });
      return [];
    });
  models.set(name, { name, table, fields, attributes, path });
}

function blockAttributesOf({ statements }: Block, builder: SchemaBuilder): readonly Attribute[] {
  return statements.filter(isBlockAttribute).flatMap((statement) => {
    const attribute = readBlockAttribute(statement);
    if (attribute !== null) return [attribute];
    const found = describe(statement.tokens);
    builder.report({ line: statement.line, expected: 'an attribute, such as @@map("orders")', found });
    return [];
  });
}

function readNamedTypes(blocks: readonly Block[], dialect: DialectId, builder: SchemaBuilder): NamedTypes {
  const enums = new Map<
    string,
    { readonly storedName: string; readonly values: ReadonlyMap<string, string> }
  >();
  for (const block of blocks.filter(({ keyword }) => keyword === 'enum')) {
    builder.path = block.path;
    const map = blockAttributesOf(block, builder).find(({ name }) => name === 'map');
    const storedName = (map && textOf(argumentOf(map, 'name'))) ?? block.name;
    const values = new Map<string, string>();
    for (const { tokens } of block.statements.filter((statement) => !isBlockAttribute(statement))) {
      const [name] = tokens;
      const attributes = readAttributes(createTokenReader(tokens.slice(1)), false) ?? [];
      const mapped = attributes.find((each) => each.name === 'map');
      if (name !== undefined)
        values.set(name.text, (mapped && textOf(argumentOf(mapped, 'name'))) ?? name.text);
    }
    enums.set(block.name, { storedName, values });
    builder.enums.set(keyOf({ schema: ENUM_SCHEMA, name: storedName }), [...values.values()]);
  }
  const composites = new Set(blocks.filter(({ keyword }) => keyword === 'type').map(({ name }) => name));
  return { dialect, enums, composites };
}

function describeCounts(
  { ignoredFields, ignoredModels, updatedAt, clientDefaults }: Counts,
  { composites }: NamedTypes,
): readonly string[] {
  const client = [...clientDefaults].map(([name, count]) => `${name}() of ${countOf(count, 'field')}`);
  return [
    ignoredModels === 0 ? '' : `${countOf(ignoredModels, 'model')} left out that Prisma ignores (@@ignore).`,
    ignoredFields === 0 ? '' : `${countOf(ignoredFields, 'field')} left out that Prisma ignores (@ignore).`,
    updatedAt === 0
      ? ''
      : `${countOf(updatedAt, 'field')} with @updatedAt: Prisma’s client sets it at every change. Here a new row gets the time; updates don’t change it.`,
    client.length === 0
      ? ''
      : `${client.join(', ')} is a default that Prisma’s client makes and LoopBack has no function for: give the value yourself.`,
    composites.size === 0
      ? ''
      : `${countOf(composites.size, 'composite type')} left out: the properties that hold them are objects.`,
  ].filter((text) => text !== '');
}
