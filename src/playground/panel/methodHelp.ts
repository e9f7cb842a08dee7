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

const single: readonly MethodHelp[] = [
  help('get', '()', 'The related instance from the store.'),
  help('create', '(data)', 'Stores a related instance.'),
  help('build', '(data)', 'A related instance that is not stored.'),
  help('update', '(data)', 'Writes into the related instance.'),
  help('destroy', '()', 'Removes the related instance, or the link to it.'),
];

const many: readonly MethodHelp[] = [
  help('find', '(filter?)', 'The children that match; without a filter the cache is used.'),
  help('build', '(data)', 'A child with its foreign key set; stores nothing.'),
  help('create', '(data | data[])', 'Stores a child, its foreign key set to this parent.'),
  help('findById', '(id)', 'The child with this id; 404 when it is not this parent’s.'),
  help('findOne', '(filter?)', 'The first child that matches, or null.'),
  help('updateById', '(id, data)', 'Writes into one child.'),
  help('updateAll', '(where, data)', 'Writes into all children that match.'),
  help('destroy', '(id)', 'Removes one child; 404 when it is not this parent’s.'),
  help('destroyAll', '(where?)', 'Removes all children that match; takes a where clause, not a filter.'),
  help('count', '(where?)', 'How many children match.'),
  help('exists', '(id)', 'true, or rejects with 404.'),
];

const linking: readonly MethodHelp[] = [
  ...many,
  help('add', '(instance | id)', 'Links an existing instance.'),
  help('remove', '(instance | id)', 'Removes the link, not the instance.'),
];

/** By the type of the relation. */
export const relationMethods: Readonly<Record<string, readonly MethodHelp[]>> = {
  hasMany: many,
  'hasMany through': linking,
  hasAndBelongsToMany: linking,
  referencesMany: linking,
  embedsMany: many,
  belongsTo: single,
  hasOne: single,
  embedsOne: single,
};
