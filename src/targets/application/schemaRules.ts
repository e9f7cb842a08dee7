/**
 * What an exported application tells the connectors about columns and indexes.
 * The application gets it as JavaScript, and the SQL target makes the same tables.
 */

/** What a connector knows about a column. */
export interface ColumnSettings {
  readonly dataType: string;
  readonly dataPrecision?: number;
}

/**
 * The columns of a type of LoopBack by connector, for properties that are neither ids
 * nor keys. LoopBack makes INTEGER columns of "number": PostgreSQL refuses 12.5, MySQL
 * stores 13. MySQL cuts the milliseconds of a date.
 */
export const columnTypes: Readonly<
  Record<'Number' | 'Date', Readonly<Partial<Record<'postgresql' | 'mysql', ColumnSettings>>>>
> = {
  Number: { postgresql: { dataType: 'double precision' }, mysql: { dataType: 'double' } },
  Date: { mysql: { dataType: 'datetime', dataPrecision: 3 } },
};

/** PostgreSQL cuts names after 63 bytes, and would not find an index again. */
const MAX_BYTES = 60;
const KEPT = 40;

/** Returns the name of the index for a foreign key. The application has the same function. */
export function foreignKeyIndexName(modelName: string, key: string): string {
  const name = `${modelName}_${key}_fk`.toLowerCase();
  if (bytesOf(name) <= MAX_BYTES) return name;
  return `${name.slice(0, KEPT).replace(/[^a-z0-9_]/g, '_')}_${hashOf(name)}_fk`;
}

/** Returns the number of bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Returns a short hash of a text (FNV-1a): eight hexadecimal digits. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
