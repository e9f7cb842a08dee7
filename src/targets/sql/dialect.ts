import type { JsonObject } from '../../lib/json.ts';
import type { SchemaProperty } from '../schema/schemaModels.ts';

/** A property as a dialect sees it. */
export interface ColumnSource {
  readonly property: SchemaProperty;
  /** What the file, and the exported application, say about the column under the connector's name. */
  readonly settings: JsonObject;
  /** Whether the property is the only id. */
  readonly isOnlyId: boolean;
}

/** How a column is made. */
export interface ColumnType {
  /** The type: "VARCHAR(512)". */
  readonly type: string;
  /** The database generates a number for each new row. */
  readonly isAutoIncremented: boolean;
  /** What stands after the type and before NOT NULL: `DEFAULT uuid_generate_v4()`. */
  readonly generator?: string | undefined;
}

/** A database's SQL, and how LoopBack's connector for it names and types columns. */
export interface Dialect {
  /** The connector, which is also the key of its settings in model files. */
  readonly connector: 'postgresql' | 'mysql' | 'sqlite3';
  readonly label: string;
  /** Spells a column that is named after a property. */
  spell(name: string): string;
  quote(name: string): string;
  quoteText(text: string): string;
  /** The most bytes of a name. */
  readonly maxBytes: number;
  /** What the database does with a longer one. */
  readonly longNames: 'cuts' | 'refuses' | 'keeps';
  columnType(source: ColumnSource): ColumnType;
  /** Returns the default of a column as SQL; null for none, undefined for one that SQL cannot have. */
  defaultOf(source: ColumnSource): string | null | undefined;
  /** Writes the type of a generated number: `SERIAL`, `INT NOT NULL AUTO_INCREMENT`. */
  printAutoIncrement(type: string): string;
  /** The name of the index of a property with `index: true`. */
  indexName(table: string, modelName: string, column: string): string;
  /** Whether an index in the settings of a property or a model is unique. */
  isUnique(index: JsonObject, isOfProperty: boolean): boolean;
  /** Returns how many characters of a column of this type an index can have; null for all. */
  indexedLength(type: string): number | null;
  /** Foreign keys are part of CREATE TABLE. */
  readonly inlineKeys: boolean;
  /** Whether the settings of a model can name a schema. */
  readonly hasSchemas: boolean;
  /** Statements before the tables. */
  prologue(types: readonly ColumnType[]): readonly string[];
}
