import type { JsonObject, JsonValue } from '../../../lib/json.ts';
import type { Remark } from '../../../targets/index.ts';
import type { Column, DialectId, Schema, Table } from '../schema.ts';
import { type DefaultFacts, readDefaultFacts } from './defaults.ts';
import { resolveDomain, type TypeFacts, typeFactsOf } from './propertyTypes.ts';

/** How the connectors write whether a column may be empty. */
const nullableWords: Readonly<Record<DialectId, readonly [yes: string, no: string]>> = {
  postgresql: ['YES', 'NO'],
  mysql: ['Y', 'N'],
  sqlite3: ['Y', 'N'],
  mssql: ['YES', 'NO'],
  mongodb: ['Y', 'N'],
};

/** Makes the property of a column; the connector finds its column by the name in the connector's key. */
export function createProperty(column: Column, table: Table, schema: Schema, remarks: Remark[]): JsonObject {
  const { type, domain } = resolveDomain(column, schema);
  const facts = typeFactsOf(type, schema);
  const written = column.default ?? domain?.default ?? null;
  const found: DefaultFacts | null = written === null ? null : readDefaultFacts(written, facts.type);
  const place = table.primaryKey.indexOf(column.name);
  const isNumbered = column.isNumbered || found?.kind === 'numbered';
  const isFilled = isNumbered || column.isComputed || found !== null;
  const isNotNull = column.isRequired || domain?.isRequired === true || place >= 0;
  describeGuesses(column, table, facts, remarks);
  const property: Record<string, JsonValue> = { type: facts.type };
  if (isNotNull && !isFilled) property['required'] = true;
  if (place >= 0) property['id'] = table.primaryKey.length === 1 ? true : place + 1;
  if (place >= 0 && isNumbered) property['generated'] = true;
  addSizes(property, facts);
  if (facts.values !== null) property['enum'] = [...facts.values];
  if (found?.kind === 'value') property['default'] = found.value;
  if (found?.kind === 'function') property['defaultFn'] = found.name;
  const isUnique = table.uniques.some(([only, ...others]) => only === column.name && others.length === 0);
  if (isUnique && place < 0) property['index'] = { unique: true };
  if (column.comment !== null) property['description'] = column.comment;
  const stored =
    schema.dialect === 'mongodb'
      ? fieldFacts(column, facts, place >= 0)
      : connectorFacts(column, facts, schema.dialect, isNotNull);
  if (Object.keys(stored).length > 0) property[schema.dialect] = stored;
  return property;
}

function addSizes(property: Record<string, JsonValue>, { length, precision, scale }: TypeFacts): void {
  if (length !== null) property['length'] = length;
  if (precision !== null) property['precision'] = precision;
  if (scale !== null) property['scale'] = scale;
}

/** The keys that LoopBack's own discovery writes, without those that say nothing. */
function connectorFacts(
  column: Column,
  facts: TypeFacts,
  dialect: DialectId,
  isNotNull: boolean,
): JsonObject {
  const { dataType, length, precision, scale } = facts;
  const [yes, no] = nullableWords[dialect];
  return {
    columnName: column.name,
    ...(dataType === '' ? {} : { dataType }),
    ...(length === null ? {} : { dataLength: length }),
    ...(precision === null ? {} : { dataPrecision: precision }),
    ...(scale === null ? {} : { dataScale: scale }),
    nullable: isNotNull ? no : yes,
  };
}

/** What the connector for MongoDB reads; it finds the id on its own. */
function fieldFacts({ name, type }: Column, { dataType }: TypeFacts, isId: boolean): JsonObject {
  return {
    ...(isId ? {} : { fieldName: name }),
    ...(type.name === 'objectid' && !type.isArray ? { dataType: 'ObjectID' } : {}),
    ...(dataType === 'decimal' ? { dataType: 'Decimal128' } : {}),
  };
}

function describeGuesses(column: Column, table: Table, facts: TypeFacts, remarks: Remark[]): void {
  const place = `${table.id.name}.${column.name}`;
  if (facts.isGuess)
    remarks.push({
      kind: 'decision',
      text: `${place} has the type ${facts.dataType}, which LoopBack does not know: it is read as a string.`,
    });
  if (column.isComputed)
    remarks.push({ kind: 'decision', text: `${place} is computed by the database: it is not required.` });
}
