import { type SqlNoticeCode, sqlDifferenceOf, sqlDifferences } from '../model/sqlDifferences.ts';

/** A hint that LoopBack did something unexpected; never changes a result. */
export interface Notice {
  readonly code: NoticeCode;
  /** What happened. */
  readonly message: string;
  /** The LoopBack rule behind it. */
  readonly rule: string;
  /** What to write instead. */
  readonly instead: string;
}

const rules = {
  UNSAVED_PARENT: [
    'A relation of an unsaved instance has no key to look for, so its condition is dropped and every row matches.',
    'Save the parent first.',
  ],
  ORPHAN_CREATED: [
    'A child created through an unsaved parent is stored without foreign key.',
    'Save the parent first.',
  ],
  ID_NOT_GIVEN: [
    'An undefined id is dropped from the where clause, so the first child is used.',
    'Check the id before the call.',
  ],
  UNDEFINED_IN_WHERE: [
    'Conditions whose value is undefined are dropped from a where clause, so it matches more rows.',
    'Leave the key out on purpose, or compare with null.',
  ],
  FILTER_GIVEN_AS_WHERE: [
    'destroyAll, updateAll and count take a bare where clause; a filter {where: …} matches rows whose property "where" equals it.',
    'Pass only the conditions.',
  ],
  DATA_TAKEN_AS_WHERE: [
    'updateAll of a relation with one argument and no callback uses it as the where clause and changes nothing.',
    'Pass a where clause too: updateAll({}, data).',
  ],
  CACHE_HOLDS_ONLY_CREATED: [
    'create() on a relation that was not read yet starts its cache with only the new child; find() without arguments answers from that cache.',
    'Query with find({}) or refresh with (true).',
  ],
  ANSWERED_FROM_CACHE: [
    'A relation call without filter answers from the cache once something is cached.',
    'Query with ({}) or refresh with (true).',
  ],
  CACHE_NOT_READ: [
    'Calling a relation without arguments never queries; it returns what is cached, or undefined.',
    'Pass a filter, true or a callback, or await find().',
  ],
  KEY_OVERWRITTEN: [
    'create() and build() of a relation write the foreign key of the parent over the one given, without an error.',
    'Create the child with the model class, or through the right parent.',
  ],
  KEY_MOVED: [
    'updateAll of a relation does not protect the foreign key: children move to another parent.',
    'Leave the foreign key out of the data.',
  ],
  SCOPE_NOT_WRITTEN: [
    'The where clause of a relation scope is not written into created children; the relation cannot find such a child again.',
    'Set "properties" of the relation, or put the values into the data.',
  ],
  SKIP_IMPLIES_LIMIT: ['skip without limit limits the result to 100 rows.', 'Set a limit too.'],
  LIMIT_ZERO: ['limit 0 means no limit.', 'Use count(), or leave the query out.'],
  OPERATORS_DROPPED: [
    'Only one operator is kept in the clause of a declared property.',
    'Combine several clauses with "and".',
  ],
  INCLUDE_FIRST_KEY_ONLY: [
    'An include object with several keys loads only the first of them, once per key.',
    'Use an array: include: ["a", "b"].',
  ],
  FOREIGN_KEY_CLEARED: [
    'Calling a belongsTo relation with anything but an instance or a callback clears it: the foreign key becomes undefined.',
    'Use get() for a promise, or pass a callback.',
  ],
  THROUGH_MODEL_USED: [
    'build, findOne, count, updateAll and destroyAll of a hasMany-through relation work on the through model.',
    'Work with the target model, or with the relation called as a function.',
  ],
  TARGET_TABLE_USED: [
    'count, findOne, updateAll and destroyAll of a referencesMany or embedsMany relation are not limited to it: they work on the whole table of the target.',
    'Call the relation with a filter, and updateById or destroy for each row that it finds.',
  ],
  TARGET_DESTROYED: [
    'destroy(id) of a hasMany-through relation deletes the target itself; links of other parents stay and point to a missing row.',
    'Use remove(id) to unlink.',
  ],
  NUMBER_STORED_AS_NULL: [
    'A number that cannot be parsed is accepted and stored as null.',
    'Validate with validatesNumericalityOf.',
  ],
  ODD_VALUE_FOR_MODEL: [
    'If the type is a model, LoopBack reads any value by its keys: a text or a list becomes an object with one property per character or item; a number, a boolean or a date becomes an empty object.',
    'Pass an object; parse JSON text with JSON.parse.',
  ],
  VALIDATION_IGNORED: [
    'updateOrCreate() only warns about invalid data unless the setting validateUpsert is true.',
    'Set options.validateUpsert to true in the model definition.',
  ],
  UNKNOWN_DEFAULT_FUNCTION: [
    'defaultFn knows guid, uuid, uuidv4, now, shortid and, from LoopBack 4 on, nanoid; any other name leaves the property undefined.',
    'Use one of these names.',
  ],
  HIDDEN_PROPERTY_IN_QUERY: [
    'Conditions on hidden or protected properties are removed where they are prohibited, so the query matches more rows.',
    'Do not filter by hidden properties.',
  ],
  RELATION_UNRESOLVED: [
    'A relation whose target model is never defined is silently left out; the name must match exactly.',
    'Check the spelling of "model" and "through".',
  ],
  MODEL_LEFT_OUT: [
    'LoopBack refuses this model, so the whole application does not start.',
    'Fix what the problems panel says about the model; until then everything else runs here without it.',
  ],
  RELATION_LEFT_OUT: [
    'LoopBack refuses this relation, so the whole application does not start.',
    'Fix what the problems panel says about the relation; until then everything else runs here without it.',
  ],
  BASE_UNKNOWN: [
    'LoopBack does not start if nothing defines the base of a model.',
    'Choose another base, or install and require the package that provides it; until then PersistedModel is used here instead.',
  ],
  POLYMORPHIC_AS_DEPRECATED: [
    'LoopBack warns about `as` inside `polymorphic`: the next version will ignore it.',
    'Use `selector` instead.',
  ],
  MIXIN_UNAVAILABLE: [
    'A mixin is JavaScript code of the application; LoopBack refuses a model whose mixin it does not know.',
    'The model runs here without it.',
  ],
  ID_CHANGE_IGNORED: [
    'A hook cannot change the id of a row that is replaced.',
    'Leave the id alone in the hook.',
  ],
  PATTERN_ESCAPED: [
    'A text for like or regexp that is not a valid regular expression is escaped.',
    'Escape the characters yourself.',
  ],
  CACHE_STALE: [
    'destroyAll, updateAll and writes elsewhere leave the cache of a relation unchanged.',
    'Refresh with (true), or query with ({}).',
  ],
  ROW_INSERTED_AGAIN: [
    'save() inserts the row again if it was deleted.',
    'Create a new instance, or check that the row still exists.',
  ],
  INCLUDED_ROWS_STORED: [
    'save() of an instance with included relations writes the included rows into its own row, in models that are not strict.',
    'Save an instance that was read without include, or use updateAttributes().',
  ],
  NESTED_NOT_CREATED: [
    'Related data given to create() are not created; they only become the cache of the relation.',
    'Create the children through the relation.',
  ],
  BAD_VALUES_KEPT: [
    'After a failed updateAttributes() the instance keeps the refused values.',
    'Reload the instance.',
  ],
} as const satisfies Record<string, readonly [rule: string, instead: string]>;

export type NoticeCode = keyof typeof rules | SqlNoticeCode;

export const noticeCodes: readonly NoticeCode[] = [
  ...(Object.keys(rules) as (keyof typeof rules)[]),
  ...sqlDifferences.flatMap(({ notice }) => notice ?? []),
];

export function createNotice(code: NoticeCode, message: string): Notice {
  const difference = sqlDifferenceOf(code);
  if (difference !== null) {
    const { what, inMemory, sql, instead } = difference;
    const rule = `${what}, in memory: ${inMemory}; in a SQL database: ${sql}.`.replaceAll('`', '');
    return {
      code,
      message,
      rule: `${rule.slice(0, 1).toUpperCase()}${rule.slice(1)}`,
      instead: instead ?? '',
    };
  }
  const [rule, instead] = rules[code as keyof typeof rules];
  return { code, message, rule, instead };
}
