/** A difference between the engines that a user can see; code is between backticks. */
export interface EngineDifference {
  readonly what: string;
  readonly loopback3: string;
  readonly juggler7: string;
}

/** The table of docs/loopback.md#versions; each row is proved on both engines and on the runtime. */
export const engineDifferences: readonly EngineDifference[] = [
  {
    what: 'defaults of properties when a row is read',
    loopback3: 'filled in (unless `applyDefaultsOnReads: false`), so that `save()` stores them',
    juggler7: 'not filled in',
  },
  {
    what: 'the lists of embedsMany and referencesMany of such a row',
    loopback3: '`[]`',
    juggler7: 'undefined',
  },
  { what: '`Model.createAll(list)`', loopback3: 'not there', juggler7: 'there (from 4.28 on)' },
  {
    what: 'include of an inverse polymorphic through relation',
    loopback3: '`[]`',
    juggler7: 'the right rows',
  },
  {
    what: 'a number for a list property',
    loopback3: '`Items must be an array: 2`',
    juggler7: 'a list of that length',
  },
  {
    what: '`defaultFn: "nanoid"`',
    loopback3: 'unknown, no value',
    juggler7: 'nine letters (from 4 on), as `"shortid"`',
  },
  { what: 'the plural of `Focus`', loopback3: '`Focus`', juggler7: '`Focuses` (from 5 on)' },
  { what: '`hasMany("Focus")` by text', loopback3: 'not found', juggler7: 'found' },
  { what: '`useDefaultIdType: false` on an id', loopback3: 'ignored', juggler7: 'honoured (from 4 on)' },
  {
    what: '`replaceById("zz")` where ids are numbers',
    loopback3: '`Could not replace. Object with id zz does not exist!`',
    juggler7: '`You must provide an id when replacing!`',
  },
  { what: '`replaceById(true)` where ids are numbers', loopback3: 'not found', juggler7: 'replaces row 1' },
  {
    what: 'the id in the `persist` hook of `replaceById("1")`',
    loopback3: '`"1"`, and so it is stored',
    juggler7: '`1`',
  },
  { what: 'the ids `1` and `"1"` in a referencesMany', loopback3: '422, a duplicate', juggler7: 'two ids' },
  {
    what: 'a text where another relation has replaced the type of the list of ids',
    loopback3: '`ids.filter is not a function`',
    juggler7: 'read by its characters',
  },
  {
    what: '`inq` or `nin` with several undefined',
    loopback3: 'each is dropped',
    juggler7: 'of two, one becomes null and matches rows without a value',
  },
  {
    what: '`between: [1, undefined, undefined, 2]`',
    loopback3: 'between 1 and 2',
    juggler7: '400: `Expected precisely 2 values, received 3`',
  },
  {
    what: '`or: [{…}, undefined, undefined]`',
    loopback3: 'both are dropped',
    juggler7: '`Cannot convert undefined or null to object`',
  },
  {
    what: 'observers of `after … error`',
    loopback3: 'not called',
    juggler7: 'called by notifyObserversAround',
  },
  { what: 'promises', loopback3: 'Bluebird, with `spread`, `map`, `tap`', juggler7: 'native (from 4 on)' },
];
