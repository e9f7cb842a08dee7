/**
 * Stands in for the engine in LoopBack's own suites: they load `require('..')`
 * and one helper of `lib/utils.js`, and read globals.
 */
import type { EngineName } from '../../src/model/engine.ts';
import type { Connector, ConnectorFilter, Row } from '../../src/runtime/connector.ts';
import { DataSource } from '../../src/runtime/dataSource.ts';
import { engineOf } from '../../src/runtime/engine.ts';
import { ModelBuilder } from '../../src/runtime/model/modelBuilder.ts';
import type { Notice } from '../../src/runtime/notices.ts';
import { ValidationError } from '../../src/runtime/validation/validationError.ts';

/** Opens a fresh store for one data source. */
export type OpenStore = () => Connector;

let openStore: OpenStore = () => {
  throw new Error('The suites were loaded before installGlobals was called.');
};

type ConnectorCallback = (error: unknown, rows?: unknown) => void;

/**
 * Adds to our connector the members of a memory connector that the suites use:
 * one counts the calls of `all`, one calls `getDefaultIdType`, and those of
 * `replaceById` are skipped if it is missing.
 */
function toJudgedConnector(connector: Connector): Connector {
  const judged = {
    ...connector,
    // A test reads the cache of a connector with the name "memory".
    name: 'judged',
    all(model: string, filter: ConnectorFilter, _options: unknown, callback: ConnectorCallback) {
      connector.find(model, filter).then(
        (rows) => callback(null, rows),
        (error: unknown) => callback(error),
      );
    },
    find: (model: string, filter: ConnectorFilter) =>
      new Promise<readonly Row[]>((resolve, reject) => {
        judged.all(model, filter, {}, (error, rows) => (error ? reject(error) : resolve(rows as Row[])));
      }),
    getDefaultIdType: () => Number,
    replaceById: () => undefined,
  };
  return judged;
}

/** Emits the runtime's notice as Node's `deprecation` event, with which LoopBack warns. */
function warnAsNode({ code, message }: Notice): void {
  const { process } = globalThis as { process?: { emit?: (event: string, warning: unknown) => void } };
  if (code === 'POLYMORPHIC_AS_DEPRECATED') process?.emit?.('deprecation', { message });
}

/** The engine whose suites were bundled. */
const judgedEngine = (): EngineName =>
  (globalThis as { judgedEngine?: EngineName }).judgedEngine ?? 'juggler7';

/**
 * A data source by the name of a connector, as the suites create it: "transient"
 * is the runtime's own, every other name gets a fresh store of ours.
 */
class JudgedDataSource extends DataSource {
  constructor(
    connector?: unknown,
    settings?: ConstructorParameters<typeof DataSource>[1],
    modelBuilder?: ConstructorParameters<typeof DataSource>[2],
  ) {
    const opened = connector === 'transient' ? connector : toJudgedConnector(openStore());
    super(opened, { ...settings, engine: judgedEngine() }, modelBuilder);
    this.on('notice', warnAsNode);
  }
}

class JudgedModelBuilder extends ModelBuilder {
  constructor() {
    super(undefined, engineOf(judgedEngine()));
  }
}

export {
  JudgedDataSource as DataSource,
  JudgedDataSource as Schema,
  JudgedModelBuilder as ModelBuilder,
  ValidationError,
};

/** The helper of `lib/utils.js`: a callback, and the promise that it settles. */
export function createPromiseCallback(): ((error: unknown, value?: unknown) => void) & {
  promise?: Promise<unknown>;
} {
  let settle: (error: unknown, value?: unknown) => void = () => undefined;
  const promise = new Promise((resolve, reject) => {
    settle = (error, value) => (error ? reject(error) : resolve(value));
  });
  return Object.assign((error: unknown, value?: unknown) => settle(error, value), { promise });
}

/**
 * The capabilities of a store by the names that the suites read: ours has all
 * of them. `atomicUpsertWithWhere` stays unset: its test is about a store that
 * picks one of several rows.
 */
const capabilities = [
  'adhocSort',
  'cloudantCompatible',
  'deleteWithOtherThanId',
  'geoPoint',
  'ignoreUndefinedConditionValue',
  'ilike',
  'nestedProperty',
  'nilike',
  'nullDataValueExists',
  'refuseDuplicateInsert',
  'reportDeletedCount',
  'supportForceId',
  'supportInclude',
  'supportInq',
  'supportOrOperator',
  'supportPagination',
  'supportStrictDelete',
  'supportTwoOrMoreInq',
  'supportsArrays',
  'updateWithOtherThanId',
];

/** Defines the globals that the suites use, over stores that `open` opens. */
export function installGlobals(scope: object, open: OpenStore): void {
  openStore = open;
  Object.assign(scope, {
    connectorCapabilities: Object.fromEntries(capabilities.map((name) => [name, true])),
    getSchema: (connector: unknown, settings: ConstructorParameters<typeof DataSource>[1]) =>
      new JudgedDataSource(connector, settings),
    getModelBuilder: () => new JudgedModelBuilder(),
  });
}
