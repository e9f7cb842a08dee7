import { relationKinds } from '../relations/relationKinds.ts';

/** The known keys in one part of a file. */
export interface KnownNames {
  /** The keys that LoopBack reads, one of which a typo may have meant. */
  readonly read: ReadonlySet<string>;
  /** Other keys that people and tools write there on purpose. */
  readonly tolerated: ReadonlySet<string>;
}

const words = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/** The sections of connectors, which may contain anything, and remarks for people. */
const anywhere =
  'mysql postgresql mssql oracle db2 dashdb sqlite3 mongodb cloudant couchdb redis memory rest soap cassandra ' +
  'informix elasticsearch title label example examples comment comments deprecated';

/** The keys of a definition (docs/loopback.md#model-settings), those of the built-in models included. */
export const definitionKeys: KnownNames = {
  read: words(
    'name base super plural description properties options validations idInjection forceId strict relations',
    'relationships acls methods mixins scopes scope indexes http hidden hiddenProperties protected',
    'protectedProperties remoting excludeBaseProperties replaceOnPUT validateUpsert validateUpdate',
    'automaticValidation strictDelete updateOnLoad persistUndefinedAsNull normalizeUndefinedInQuery',
    'prohibitHiddenPropertiesInQuery maxDepthOfQuery maxDepthOfData allowExtendedOperators disableDefaultSort',
    'applyDefaultsOnReads trackChanges changeModelName configureModelMerge injectOptionsFromRemoteContext',
    'caseSensitiveEmail ttl maxTTL saltWorkFactor realmRequired realmDelimiter emailVerificationRequired',
    'defaultPermission attributes',
  ),
  tolerated: words(
    anywhere,
    'public dataSource settings models strictObjectIDCoercion foreignKeys enableRemoteReplication verifyOptions',
    'template tableName collection database schema restrictResetPasswordTokenScope',
  ),
};

/** The attributes of a property (docs/loopback.md#property-attributes). */
export const propertyAttributes: KnownNames = {
  read: words(
    'type id generated required default defaultFn applyDefaultOnWrites persistDefaultValues index updateOnly',
    'useDefaultIdType description length precision scale min max enum pattern jsonSchema http',
  ),
  tolerated: words(
    anywhere,
    'doc unique hidden protected root format name nullable null minLength maxLength minimum maximum minItems',
    'maxItems uniqueItems multipleOf readOnly validate foreignKey references limit column columnName dataType',
  ),
};

/** The attributes of a relation of any kind; `as` has its own rule. */
export const relationAttributes: KnownNames = {
  read: new Set(relationKinds.flatMap((kind) => kind.attributes)),
  tolerated: words(anywhere, 'as name description embed default method'),
};
