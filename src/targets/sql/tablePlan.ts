import type { Remark } from '../target.ts';

/** A column of a table. */
export interface Column {
  /** The name of the property. */
  readonly property: string;
  /** What the file says about the property. */
  readonly description: string | null;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly isAutoIncremented: boolean;
  /** How the database makes a missing value: `DEFAULT uuid_generate_v4()`. */
  readonly generator?: string | undefined;
  readonly defaultValue: string | null;
}

/** A column of an index. */
export interface IndexedColumn {
  readonly name: string;
  readonly isDescending: boolean;
  /** How many characters of a text are indexed; missing for all of it. */
  readonly length?: number;
}

/** An index of a table. */
export interface TableIndex {
  readonly name: string;
  readonly columns: readonly IndexedColumn[];
  readonly isUnique: boolean;
  /** BTREE, HASH …; null for the usual one. */
  readonly method: string | null;
}

/** A constraint that ties a column to the key of another table. */
export interface TableForeignKey {
  readonly name: string;
  readonly column: string;
  readonly target: Pick<Table, 'schema' | 'name'>;
  readonly targetColumn: string;
}

/** A table, named as it is in the database. */
export interface Table {
  readonly modelName: string;
  /** What the file says about the model. */
  readonly description: string | null;
  /** null for the usual one. */
  readonly schema: string | null;
  readonly name: string;
  readonly columns: readonly Column[];
  /** The columns of the id. */
  readonly primaryKey: readonly string[];
  readonly indexes: readonly TableIndex[];
  readonly foreignKeys: readonly TableForeignKey[];
}

/** The tables of a project. */
export interface TablePlan {
  readonly tables: readonly Table[];
  readonly remarks: readonly Remark[];
}
