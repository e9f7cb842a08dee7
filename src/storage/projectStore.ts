import { LoadError, loadPart } from '../lib/loadPart.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { type Pauses, runInSlices } from '../lib/slices.ts';
import type { HistorySteps, Project } from '../model/index.ts';
import { commitRequests } from './commitRequests.ts';
import { type Connection, connect, type DesignerDatabase, type StorageLoss } from './designerDatabase.ts';
import { fromHistoryRecordInSteps, toHistoryRecord } from './historyRecord.ts';
import type { AddedParts, ProjectParts } from './projectParts.ts';
import {
  type Envelope,
  type ProjectSummary,
  readEnvelope,
  readProjectInSteps,
  type StoredProject,
  toProjectRecord,
} from './projectRecord.ts';
import type { ProjectSurvey, RemovedProject } from './projectSurvey.ts';
import { readRemovedIds, removedIdsKey, toRemovedIdsRecord } from './removedIds.ts';
import { readSetAside, type SetAsideRecord, toSetAsideRecord } from './setAsideRecord.ts';
import { createSettings, type Settings } from './settings.ts';
import type { SnapshotStore } from './snapshotStore.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

type StoreResult<Value> = Promise<Result<Value, StorageFailure>>;

/** Projects in the browser's IndexedDB. Failures are returned as values; only bugs throw. */
export interface ProjectStore {
  /** Lists the readable projects that were not removed, the latest first. */
  list(): StoreResult<readonly ProjectSummary[]>;
  /** Lists everything that is stored, removed and unreadable projects too. */
  survey(): StoreResult<ProjectSurvey>;
  /** Lists the removed projects, the latest first, without reading the others. */
  listRemoved(): StoreResult<readonly RemovedProject[]>;
  /** Reads a project. Fails with `missing` (also for a removed one), `newer`, or `broken` after setting the record aside. */
  load(id: string): StoreResult<StoredProject>;
  /**
   * Replaces the whole record; it is on the disk when the promise resolves. Saves
   * complete in the order of the calls, even if several are pending, and even while
   * the page is being closed. The steps are stored too if there is room for them.
   */
  save(id: string, project: Project, steps?: HistorySteps): StoreResult<{ readonly savedAt: number }>;
  /** Replaces the undo and redo steps of a project that was saved then and has not changed since. */
  saveSteps(id: string, saved: StoredProject & { readonly steps: HistorySteps }): StoreResult<undefined>;
  /** Saves a project as a copy of another one, with the settings of that one. */
  saveCopy(id: string, project: Project, originalId: string): StoreResult<undefined>;
  /**
   * Reads the parts that a project file contains besides the project, such as the playground's snippets.
   *
   * @throws LoadError (rejects), as `addParts` does, if the code for it can't be loaded
   */
  readParts(id: string): StoreResult<ProjectParts>;
  /** Adds the parts of such a file to a project. Invalid parts are skipped; the result says why. */
  addParts(id: string, parts: ProjectParts): StoreResult<AddedParts>;
  /** Removes the project from the list, or restores it. Nothing is deleted. */
  setRemoved(id: string, isRemoved: boolean): StoreResult<undefined>;
  /** Deletes the project and everything that is stored for it. */
  remove(id: string): StoreResult<undefined>;
  /** Lists the records that could not be read, for a download. */
  listSetAside(): StoreResult<readonly SetAsideRecord[]>;
  /** Deletes one of these records. */
  removeSetAside(id: number): StoreResult<undefined>;
  readonly snapshots: SnapshotStore;
  readonly settings: Settings;
  /**
   * Calls the listener when the stored data may be lost; the next call of a method
   * opens the database again. Returns a function that unsubscribes.
   */
  onLost(listener: (loss: StorageLoss) => void): () => void;
  /** Returns whether the database is open. */
  isOpen(): boolean;
  /** Resolves when a pending opening ends, to whether the database is open. */
  whenOpen(): Promise<boolean>;
  close(): void;
}

/** The clock and the pauses of a project store. */
export interface ProjectStoreOptions {
  /** Returns the time in milliseconds since 1970. */
  readonly now?: () => number;
  /** Creates the pauses that keep the page responsive while a large project is read; by default there are none. */
  readonly createPauses?: () => Pauses;
}

const noPauses: Pauses = { pause: () => Promise.resolve() };

/** Loaded late: only project files need this code. */
const loadParts = () => loadPart(() => import('./exportedParts.ts'));

type StoreWork = typeof import('./storeWork.ts');

/** Does what a start does not need; fails with `not-loaded` where its code can't be loaded. */
async function withWork<Value>(use: (work: StoreWork) => StoreResult<Value>): StoreResult<Value> {
  try {
    const work = await loadPart(() => import('./storeWork.ts'));
    return await use(work);
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return failWith(storageFailure('not-loaded'));
  }
}

const DATABASE_NAME = 'loopback-model-designer';

/**
 * Opens the designer's storage. Resolves even if there is none, and after three
 * seconds if it does not answer: each call then tries again and returns why it failed.
 */
export async function openProjectStore(
  name: string = DATABASE_NAME,
  { now = Date.now, createPauses = () => noPauses }: ProjectStoreOptions = {},
): Promise<ProjectStore> {
  const connection = connect(name);
  // Opened ahead, so that the first save starts at once, even while the page is being closed.
  await connection.use(async () => undefined);
  return {
    async list() {
      const count = await connection.use((database) => database.count('projects'));
      // The first visit loads nothing for an empty list.
      if (!count.ok || count.value === 0) return count.ok ? succeed([]) : count;
      return withWork(({ readSurvey }) =>
        connection.use(async (database) => (await readSurvey(database)).projects),
      );
    },
    survey: () => withWork(({ readSurvey }) => connection.use(readSurvey)),
    listRemoved: () => withWork(({ listRemoved }) => connection.use(listRemoved)),
    load: (id) => loadProject(connection, id, { now, createPauses }),
    async save(id, project, steps) {
      const put = (storedSteps: HistorySteps | undefined) =>
        connection.use(async (database) => {
          const savedAt = now();
          const history = storedSteps && toHistoryRecord(project, storedSteps, savedAt);
          await putDurably(database, id, toProjectRecord(id, project, savedAt), history);
          return { savedAt };
        });
      const saved = await put(steps);
      // Save the project without its history rather than not at all.
      const isFull = !saved.ok && (saved.error.code === 'quota' || saved.error.code === 'too-large');
      return isFull && steps !== undefined ? put(undefined) : saved;
    },
    saveSteps: (id, { project, steps, savedAt }) =>
      connection.use(async (database) => {
        await database.put('histories', toHistoryRecord(project, steps, savedAt), id);
        return undefined;
      }),
    saveCopy: (id, project, originalId) =>
      withWork(({ copyProject }) =>
        connection.use(async (database) => {
          await copyProject(database, toProjectRecord(id, project, now()), originalId);
          return undefined;
        }),
      ),
    readParts: async (id) => (await loadParts()).readParts(connection, id, now),
    addParts: async (id, parts) => (await loadParts()).addParts(connection, id, parts, now),
    setRemoved: (id, isRemoved) => setRemoved(connection, id, isRemoved ? now() : null),
    remove: (id) =>
      withWork(({ removeProject }) => connection.use((database) => removeProject(database, id))),
    listSetAside: () => connection.use(readSetAside),
    removeSetAside: (id) =>
      connection.use(async (database) => {
        await database.delete('setAside', id);
        return undefined;
      }),
    snapshots: lateSnapshots(connection, { now, createPauses }),
    settings: createSettings(connection, now),
    onLost: connection.onLost,
    isOpen: connection.isOpen,
    whenOpen: connection.whenOpen,
    close: () => connection.close(),
  };
}

/** Creates the store of snapshots, whose code is loaded when it is first used. */
function lateSnapshots(connection: Connection, options: Required<ProjectStoreOptions>): SnapshotStore {
  const use = <Value>(act: (snapshots: SnapshotStore) => StoreResult<Value>): StoreResult<Value> =>
    withWork(({ createSnapshotStore }) => act(createSnapshotStore(connection, options)));
  return {
    take: (projectId, project, reason) => use((snapshots) => snapshots.take(projectId, project, reason)),
    list: (projectId) => use((snapshots) => snapshots.list(projectId)),
    load: (projectId, takenAt) => use((snapshots) => snapshots.load(projectId, takenAt)),
    setTitle: (projectId, takenAt, title) =>
      use((snapshots) => snapshots.setTitle(projectId, takenAt, title)),
    remove: (projectId, takenAt) => use((snapshots) => snapshots.remove(projectId, takenAt)),
  };
}

async function loadProject(
  connection: Connection,
  id: string,
  { now, createPauses }: Required<ProjectStoreOptions>,
): StoreResult<StoredProject> {
  const found = await connection.use((database) =>
    Promise.all([database.get('projects', id), database.get('histories', id)]),
  );
  if (!found.ok) return found;
  const [record, history] = found.value;
  if (record === undefined) return failWith(storageFailure('missing'));
  const envelope = readEnvelope(record);
  if (envelope.ok && envelope.value.removedAt !== null) return failWith(storageFailure('missing'));
  const pauses = createPauses();
  const read = envelope.ok ? await runInSlices(readProjectInSteps(envelope.value), pauses) : envelope;
  if (read.ok) {
    const { project, savedAt } = read.value;
    const steps = await runInSlices(fromHistoryRecordInSteps(history, project, savedAt), pauses);
    return succeed({ project, savedAt, steps });
  }
  const { code, reason } = read.error;
  // The newer version that wrote it can read it, so it is not set aside.
  if (code === 'newer') return failWith(storageFailure('newer', reason));
  const moved = await connection.use((database) => setAside(database, id, reason, now()));
  return moved.ok ? failWith(storageFailure('broken', reason)) : moved;
}

/** Moves a record in one transaction, so that it is always in one of the two stores. */
async function setAside(database: DesignerDatabase, id: string, reason: string, setAsideAt: number) {
  const transaction = database.transaction(['projects', 'setAside'], 'readwrite', { durability: 'strict' });
  const projects = transaction.objectStore('projects');
  const record = await projects.get(id);
  await Promise.all([
    transaction.objectStore('setAside').add(toSetAsideRecord({ projectId: id, reason, record }, setAsideAt)),
    projects.delete(id),
    transaction.done,
  ]);
}

/** Writes a project and its history; resolves when both are on the disk. */
async function putDurably(
  database: DesignerDatabase,
  id: string,
  record: Envelope,
  history: unknown,
): Promise<void> {
  const transaction = database.transaction(['projects', 'histories'], 'readwrite', { durability: 'strict' });
  const histories = transaction.objectStore('histories');
  const projects = transaction.objectStore('projects');
  await commitRequests(transaction, [
    () => projects.put(record, id),
    () => (history === undefined ? histories.delete(id) : histories.put(history, id)),
  ]);
}

/** Changes the envelope only: the project itself stays unchanged, even if only a later version can read it. */
async function setRemoved(
  connection: Connection,
  id: string,
  removedAt: number | null,
): StoreResult<undefined> {
  const changed = await connection.use(async (database) => {
    const stores = ['projects', 'settings'] as const;
    const transaction = database.transaction(stores, 'readwrite', { durability: 'strict' });
    const projects = transaction.objectStore('projects');
    const settings = transaction.objectStore('settings');
    const envelope = readEnvelope(await projects.get(id));
    if (envelope.ok) {
      await projects.put({ ...envelope.value, removedAt }, id);
      const ids = readRemovedIds(await settings.get(removedIdsKey));
      const others = ids?.filter((other) => other !== id);
      const removed = others && (removedAt === null ? others : [id, ...others]);
      if (removed !== undefined) await settings.put(toRemovedIdsRecord(removed), removedIdsKey);
    }
    await transaction.done;
    return envelope.ok;
  });
  if (!changed.ok) return changed;
  return changed.value ? succeed(undefined) : failWith(storageFailure('missing'));
}
