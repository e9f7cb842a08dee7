import type { Table } from '../../sql/schema.ts';
import type { Attribute, Field } from './readField.ts';

/** A model or view of the schema, with its table. */
export interface Declared {
  /** The name of the model. */
  readonly name: string;
  readonly table: Table;
  readonly fields: readonly Field[];
  /** The attributes of the block. */
  readonly attributes: readonly Attribute[];
  readonly path: string;
}
