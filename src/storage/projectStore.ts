import * as z from 'zod';
import { failWith, type Result, succeed } from '../lib/result.ts';
import type { Project } from '../model/index.ts';
import { type Connection, connect, type DesignerDatabase } from './designerDatabase.ts';
import {
  type ProjectSummary,
  readProjectRecord,
  type StoredProject,
  toProjectRecord,
  toSummary,
} from './projectRecord.ts';
import { createSettings, playgroundSnippet, type Settings } from './settings.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

/** A record that could not be read, kept as it was found. */
export interface SetAsideRecord {
  readonly id: number;
  /** The id of the project that it was stored under. */
  readonly projectId: string;
  readonly reason: string;
  readonly setAsideAt: number;
  readonly record: unknown;
}

/** Projects in the browser's IndexedDB. What fails is told as a value; only bugs throw. */
export interface ProjectStore {
  /** All that can be read, the latest first. Those that can't be are left out and set aside when they are loaded. */
  list(): Promise<Result<readonly ProjectSummary[], StorageFailure>>;
  /** Fails with `missing`, `newer`, or `broken` after setting the record aside. */
  load(id: string): Promise<Result<StoredProject, StorageFailure>>;
  /**
   * Replaces the whole record; it is on the disk when the promise resolves.
   * Saves land in the order in which they were asked for, also when several
   * are under way, and one that was asked for while the page goes away lands.
   */
  save(id: string, project: Project): Promise<Result<{ readonly savedAt: number }, StorageFailure>>;
  /** Removes the project and what is remembered about it. */
  remove(id: string): Promise<Result<undefined, StorageFailure>>;
  /** The records that could not be read, for a download. */
  listSetAside(): Promise<Result<readonly SetAsideRecord[], StorageFailure>>;
  readonly settings: Settings;
  close(): void;
}

export interface ProjectStoreOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const DATABASE_NAME = 'loopback-model-designer';

/**
 * Opens the designer's storage. It resolves even where there is none: each
 * call then says why, and tries again.
 */
export async function openProjectStore(
  name: string = DATABASE_NAME,
  { now = Date.now }: ProjectStoreOptions = {},
): Promise<ProjectStore> {
  const connection = connect(name);
  // Opened ahead, so that the first save starts at once, even one of a page that is going away.
  await connection.use(async () => undefined);
  return {
    list: () => listProjects(connection),
    load: (id) => loadProject(connection, id, now),
    save: (id, project) =>
      connection.use(async (database) => {
        const savedAt = now();
        await putDurably(database, id, toProjectRecord(id, project, savedAt));
        return { savedAt };
      }),
    remove: (id) => removeProject(connection, id),
    listSetAside: () => connection.use(readSetAside),
    settings: createSettings(connection),
    close: () => connection.close(),
  };
}

async function listProjects(connection: Connection) {
  return connection.use(async (database) => {
    const records = await database.getAll('projects');
    return records
      .flatMap((record) => toSummary(record) ?? [])
      .sort((one, other) => other.savedAt - one.savedAt);
  });
}

async function loadProject(
  connection: Connection,
  id: string,
  now: () => number,
): Promise<Result<StoredProject, StorageFailure>> {
  const found = await connection.use((database) => database.get('projects', id));
  if (!found.ok) return found;
  const record = found.value;
  if (record === undefined) return failWith(storageFailure('missing'));
  const read = readProjectRecord(record);
  if (read.ok) return succeed(read.value);
  const { code, reason } = read.error;
  // The newer version that wrote it can read it, so it stays where it is.
  if (code === 'newer') return failWith(storageFailure('newer', reason));
  const moved = await connection.use((database) => setAside(database, id, reason, now()));
  return moved.ok ? failWith(storageFailure('broken', reason)) : moved;
}

/** Moves a record in one transaction, so that it is never in neither place. */
async function setAside(database: DesignerDatabase, id: string, reason: string, setAsideAt: number) {
  const transaction = database.transaction(['projects', 'setAside'], 'readwrite', { durability: 'strict' });
  const projects = transaction.objectStore('projects');
  const record = await projects.get(id);
  await Promise.all([
    transaction.objectStore('setAside').add({ version: 1, projectId: id, reason, setAsideAt, record }),
    projects.delete(id),
    transaction.done,
  ]);
}

/**
 * The request and the commit leave in one go: nothing more is needed from this
 * page, which may be on its way out.
 */
async function putDurably(database: DesignerDatabase, id: string, record: unknown): Promise<void> {
  const transaction = database.transaction('projects', 'readwrite', { durability: 'strict' });
  const put = transaction.store.put(record, id);
  transaction.commit();
  await Promise.all([put, transaction.done]);
}

async function removeProject(connection: Connection, id: string) {
  return connection.use(async (database) => {
    const transaction = database.transaction(['projects', 'settings'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      transaction.objectStore('projects').delete(id),
      transaction.objectStore('settings').delete(playgroundSnippet(id).key),
      transaction.done,
    ]);
    return undefined;
  });
}

const setAsideSchema = z.object({
  version: z.literal(1),
  projectId: z.string(),
  reason: z.string(),
  setAsideAt: z.number(),
  record: z.unknown(),
});

async function readSetAside(database: DesignerDatabase): Promise<readonly SetAsideRecord[]> {
  const transaction = database.transaction('setAside');
  const [ids, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()]);
  return values.flatMap((value, index) => {
    const id = ids[index];
    const parsed = setAsideSchema.safeParse(value);
    if (id === undefined || !parsed.success) return [];
    const { projectId, reason, setAsideAt, record } = parsed.data;
    return [{ id, projectId, reason, setAsideAt, record }];
  });
}
