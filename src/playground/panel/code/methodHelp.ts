import { signaturesOf } from '../calls/signaturesOf.ts';
import type { DesignRelation } from '../design/design.ts';

/** A method as completion shows it. */
export interface MethodHelp {
  readonly name: string;
  readonly signature: string;
  /** One sentence. */
  readonly summary: string;
}

const help = (name: string, signature: string, summary: string): MethodHelp => ({ name, signature, summary });

/** Of a model class. */
export const staticMethods: readonly MethodHelp[] = [
  help('find', '(filter?)', 'All rows that match the filter, as instances.'),
  help('findById', '(id)', 'The instance with this id, or null.'),
  help('findOne', '(filter?)', 'The first match, or null.'),
  help('create', '(data | data[])', 'Validates, stores, and gives the instance.'),
  help('count', '(where?)', 'How many rows match.'),
  help('exists', '(id)', 'Whether there is a row with this id.'),
  help('updateAll', '(where, data)', 'Writes into all matching rows without validating them.'),
  help('destroyAll', '(where?)', 'Removes all matching rows; takes a where clause, not a filter.'),
  help('destroyById', '(id)', 'Removes one row; none is no error.'),
  help('upsert', '(data)', 'Updates the row with the id in the data, or creates one.'),
  help('findOrCreate', '(filter, data)', 'Gives [instance, created].'),
  help('replaceById', '(id, data)', 'Writes a row anew; properties not given are dropped.'),
];

/** Of an instance. */
export const instanceMethods: readonly MethodHelp[] = [
  help('save', '()', 'Stores the instance as it is.'),
  help('updateAttributes', '(data)', 'Validates and writes these properties.'),
  help('updateAttribute', '(name, value)', 'Writes one property.'),
  help('replaceAttributes', '(data)', 'Writes the row anew and gives a new instance.'),
  help('destroy', '()', 'Removes the row.'),
  help('reload', '()', 'A new instance with what is stored now.'),
  help('isNewRecord', '()', 'Whether nothing of it is stored yet.'),
  help('isValid', '()', 'Validates and answers whether it is valid.'),
  help('toJSON', '()', 'A plain object without hidden properties.'),
  help('toObject', '()', 'A plain object with all properties.'),
];

/** Of a relation, as the catalogue of relation kinds has them. */
export function relationMethods(owner: string, relation: DesignRelation): readonly MethodHelp[] {
  return signaturesOf(owner, relation)
    .filter(({ name }) => name !== '')
    .map(({ name, takes, summary, warning }) =>
      help(name, `(${takes.join(', ')})`, warning === null ? summary : `${summary} ${warning}`),
    );
}
