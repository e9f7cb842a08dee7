import { type IDBPDatabase, openDB, unwrap } from 'idb';
import {
  blockedError,
  closedError,
  droppedError,
  lostError,
  openingError,
  toConnectorError,
} from './errors.ts';
import { hasLayouts, type ModelLayout } from './layout.ts';
import type { Upgrade } from './readRecordPages.ts';
import { type BlockedOptions, rejectWhenBlocked } from './rejectWhenBlocked.ts';
import { type RestructureResult, type Restructuring, restructure } from './restructure.ts';
import { createStores } from './upgrade.ts';

/** How often an upgrade is attempted if another connection upgrades first. */
const maxAttempts = 5;

/** A connection to a database that follows upgrades by other connections and knows when the database is gone. */
export class Connection {
  readonly #name: string;
  readonly #options: BlockedOptions;
  readonly #layouts = new Map<string, ModelLayout>();
  #database: IDBPDatabase | undefined;
  /** Why the database is gone for good. */
  #failure: Error | undefined;
  /** Openings and upgrades run one after the other. */
  #queue: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  private constructor(name: string, options: BlockedOptions) {
    this.#name = name;
    this.#options = options;
  }

  /**
   * @param name of the database; created if there is none
   * @throws ConnectorError BLOCKED, ABORTED or QUOTA_EXCEEDED (rejects), with a way out
   */
  static async open(name: string, options: BlockedOptions): Promise<Connection> {
    const connection = new Connection(name, options);
    await connection.#enqueue(() => connection.#openWithLayouts());
    return connection;
  }

  /**
   * Returns the open database, reopened if an upgrade by another connection closed
   * it. Queued, so that calls start their transactions in their own order.
   */
  async use(): Promise<IDBDatabase> {
    if (this.#waiting === 0 && this.#database) return unwrap(this.#database);
    return this.#enqueue(async () => unwrap(this.#database ?? (await this.#openWithLayouts())));
  }

  /** Creates the stores and indexes of the layouts; existing rows stay. */
  async define(layouts: readonly ModelLayout[]): Promise<void> {
    for (const layout of layouts) this.#layouts.set(layout.schema.name, layout);
    await this.#enqueue(() => this.#openWithLayouts());
  }

  /** Changes several models in one upgrade; null if the stored records differ from the expected ones. */
  async restructure(change: Restructuring): Promise<RestructureResult | null> {
    const names = [...change.changes.flatMap(({ from, to }) => [from, to]), ...change.removed];
    const layouts = [...this.#layouts.values()].filter(
      ({ schema }) =>
        change.keepsSchemas && names.includes(schema.name) && !change.removed.includes(schema.name),
    );
    let outcome: RestructureResult | null | undefined;
    await this.#enqueue(async () => {
      await this.#upgradeUntil(
        () => outcome !== undefined,
        async (upgrade) => {
          outcome = await restructure(upgrade, change);
          if (outcome !== null) await createStores(upgrade, layouts);
        },
      );
      if (outcome === null || outcome === undefined) return;
      const outdated = change.keepsSchemas ? change.removed : names;
      for (const name of outdated) this.#layouts.delete(name);
      if (change.keepsSchemas) return;
      for (const layout of outcome.layouts) this.#layouts.set(layout.schema.name, layout);
    });
    return outcome ?? null;
  }

  close(): void {
    this.#failure ??= closedError();
    this.#disconnect();
  }

  #disconnect(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  #openWithLayouts(): Promise<IDBPDatabase> {
    const layouts = () => [...this.#layouts.values()];
    return this.#upgradeUntil(
      (database) => hasLayouts(database, layouts()),
      (upgrade) => createStores(upgrade, layouts()),
    );
  }

  #enqueue<Value>(step: () => Promise<Value>): Promise<Value> {
    this.#waiting++;
    const turn = this.#queue.then(step).catch((error) => {
      throw toConnectorError(error);
    });
    this.#queue = turn
      .catch(() => undefined)
      .finally(() => {
        this.#waiting--;
      });
    return turn;
  }

  async #upgradeUntil(
    isDone: (database: IDBPDatabase) => boolean,
    upgrade: (stores: Upgrade) => Promise<void>,
  ): Promise<IDBPDatabase> {
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      if (this.#failure) throw this.#failure;
      const database = this.#database ?? (await this.#openDatabase());
      if (isDone(database)) return database;
      const version = database.version + 1;
      this.#disconnect();
      try {
        await this.#openDatabase(version, upgrade);
      } catch (error) {
        // Another connection upgraded first: check the database again.
        if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
      }
    }
    throw blockedError(this.#name);
  }

  async #openDatabase(version?: number, upgrade?: (stores: Upgrade) => Promise<void>): Promise<IDBPDatabase> {
    let failure: unknown;
    const start = (hasBegun: () => void) =>
      openDB(this.#name, version, {
        upgrade(database, _old, _new, transaction) {
          hasBegun();
          // A failure here aborts the whole upgrade, and the opening fails with it.
          transaction.done.catch(() => undefined);
          upgrade?.({ database, store: (name) => transaction.objectStore(name) }).catch((error) => {
            failure = error;
            abort(transaction);
          });
        },
        // Another connection waits for this one to close: to upgrade (a number) or to delete (null).
        blocking: (_version, wanted) => {
          if (wanted === null) this.#failure ??= lostError();
          this.#disconnect();
        },
        terminated: () => {
          this.#failure ??= droppedError();
          this.#disconnect();
        },
      });
    const opening = rejectWhenBlocked(this.#name, start, (late) => late.close(), this.#options);
    // The error of the opening itself only says that it was aborted.
    const database = await opening.catch((error: unknown) => {
      throw failure ?? openingError(error);
    });
    this.#database = database;
    // The connection was closed during the opening.
    if (this.#failure) {
      this.#disconnect();
      throw this.#failure;
    }
    return database;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    // The transaction has already failed and is undone.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}
