import { type IDBPDatabase, openDB, unwrap } from 'idb';
import {
  blockedError,
  closedError,
  droppedError,
  lostError,
  openingError,
  toConnectorError,
} from './errors.ts';
import { holds, type ModelLayout } from './layout.ts';
import type { Upgrade } from './pages.ts';
import { type Restructured, type Restructuring, restructure } from './restructure.ts';
import { type Patience, unblocked } from './unblocked.ts';
import { makeStores } from './upgrade.ts';

/** How often an upgrade is tried again when another connection was quicker. */
const attempts = 5;

/** An open database that follows upgrades made elsewhere and knows when it is gone. */
export class Connection {
  readonly #name: string;
  readonly #patience: Patience;
  readonly #layouts = new Map<string, ModelLayout>();
  #database: IDBPDatabase | undefined;
  /** Why the database is gone for good. */
  #failure: Error | undefined;
  /** Openings and upgrades come one after the other. */
  #lastTurn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  private constructor(name: string, patience: Patience) {
    this.#name = name;
    this.#patience = patience;
  }

  /**
   * @param name of the database; made where there is none
   * @throws ConnectorError BLOCKED, ABORTED or QUOTA_EXCEEDED (rejects), with a way out
   */
  static async open(name: string, patience: Patience): Promise<Connection> {
    const connection = new Connection(name, patience);
    await connection.#inTurn(() => connection.#ensure());
    return connection;
  }

  /**
   * The open database, opened again where an upgrade elsewhere closed it. In
   * turn, so that calls begin their transactions in the order they were made.
   */
  async use(): Promise<IDBDatabase> {
    if (this.#waiting === 0 && this.#database) return unwrap(this.#database);
    return this.#inTurn(async () => unwrap(this.#database ?? (await this.#ensure())));
  }

  /** Makes what the layouts ask for; rows that are there stay. */
  async define(layouts: readonly ModelLayout[]): Promise<void> {
    for (const layout of layouts) this.#layouts.set(layout.schema.name, layout);
    await this.#inTurn(() => this.#ensure());
  }

  /** Changes several models in one upgrade; null where something else is stored than was expected. */
  async restructure(change: Restructuring): Promise<Restructured | null> {
    const names = [...change.changes.flatMap(({ from, to }) => [from, to]), ...change.removed];
    const layouts = [...this.#layouts.values()].filter(
      ({ schema }) =>
        change.keepsSchemas && names.includes(schema.name) && !change.removed.includes(schema.name),
    );
    let outcome: Restructured | null | undefined;
    await this.#inTurn(async () => {
      await this.#upgradeUntil(
        () => outcome !== undefined,
        async (upgrade) => {
          outcome = await restructure(upgrade, change);
          if (outcome !== null) await makeStores(upgrade, layouts);
        },
      );
      if (outcome === null || outcome === undefined) return;
      const forgotten = change.keepsSchemas ? change.removed : names;
      for (const name of forgotten) this.#layouts.delete(name);
      if (change.keepsSchemas) return;
      for (const layout of outcome.layouts) this.#layouts.set(layout.schema.name, layout);
    });
    return outcome ?? null;
  }

  close(): void {
    this.#failure ??= closedError();
    this.#leave();
  }

  #leave(): void {
    this.#database?.close();
    this.#database = undefined;
  }

  #ensure(): Promise<IDBPDatabase> {
    const layouts = () => [...this.#layouts.values()];
    return this.#upgradeUntil(
      (database) => holds(database, layouts()),
      (upgrade) => makeStores(upgrade, layouts()),
    );
  }

  #inTurn<Value>(step: () => Promise<Value>): Promise<Value> {
    this.#waiting++;
    const turn = this.#lastTurn.then(step).catch((error) => {
      throw toConnectorError(error);
    });
    this.#lastTurn = turn
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
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (this.#failure) throw this.#failure;
      const database = this.#database ?? (await this.#openAt());
      if (isDone(database)) return database;
      const version = database.version + 1;
      this.#leave();
      try {
        await this.#openAt(version, upgrade);
      } catch (error) {
        // Another connection has upgraded meanwhile: look again at what is there.
        if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
      }
    }
    throw blockedError(this.#name);
  }

  async #openAt(version?: number, upgrade?: (stores: Upgrade) => Promise<void>): Promise<IDBPDatabase> {
    let failure: unknown;
    const start = (hasBegun: () => void) =>
      openDB(this.#name, version, {
        upgrade(database, _old, _new, transaction) {
          hasBegun();
          // A failure in here undoes the whole upgrade, and the opening fails with it.
          transaction.done.catch(() => undefined);
          upgrade?.({ database, store: (name) => transaction.objectStore(name) }).catch((error) => {
            failure = error;
            abort(transaction);
          });
        },
        // Another connection wants to upgrade (a number) or to delete (null), and waits until this one closes.
        blocking: (_version, wanted) => {
          if (wanted === null) this.#failure ??= lostError();
          this.#leave();
        },
        terminated: () => {
          this.#failure ??= droppedError();
          this.#leave();
        },
      });
    const opening = unblocked(this.#name, start, (late) => late.close(), this.#patience);
    // Of the opening itself it is only told that it was aborted.
    const database = await opening.catch((error: unknown) => {
      throw failure ?? openingError(error);
    });
    this.#database = database;
    // It was closed while it was being opened.
    if (this.#failure) {
      this.#leave();
      throw this.#failure;
    }
    return database;
  }
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch (error) {
    // It has failed by itself, and is undone already.
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
  }
}
