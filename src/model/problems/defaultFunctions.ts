/** The names of `defaultFn` that the data source juggler of LoopBack 3 knows. */
export const knownDefaultFunctions: ReadonlySet<string> = new Set([
  'guid',
  'uuid',
  'uuidv4',
  'now',
  'shortid',
]);

/** What the juggler of LoopBack 4 knows beside them; there it is another name of `shortid`. */
export const laterDefaultFunction = 'nanoid';
