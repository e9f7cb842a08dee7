/** The names of `defaultFn` that the data source juggler of LoopBack 3 knows. */
export const knownDefaultFunctions: ReadonlySet<string> = new Set([
  'guid',
  'uuid',
  'uuidv4',
  'now',
  'shortid',
]);

/** The name that only the juggler of LoopBack 4 knows; there it is an alias of `shortid`. */
export const laterDefaultFunction = 'nanoid';
