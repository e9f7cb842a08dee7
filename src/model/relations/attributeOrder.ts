/** The order in which LoopBack's generator writes the attributes of a relation (semantics 2.1). */
export const relationAttributeOrder: readonly string[] = [
  'type',
  'model',
  'as',
  'foreignKey',
  'primaryKey',
  'keyThrough',
  'options',
  'through',
];
