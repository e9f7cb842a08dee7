import { late } from '../lib/late.ts';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { inSlices, type Pauses } from '../lib/slices.ts';
import type { HistorySteps, Project } from '../model/index.ts';
import { type Connection, connect, type DesignerDatabase, type StorageLoss } from './designerDatabase.ts';
import { fromHistoryRecordInSteps, toHistoryRecord } from './historyRecord.ts';
import { inOneGo } from './inOneGo.ts';
import { type AddedParts, copyProject, type ProjectParts, removeProject } from './projectParts.ts';
import {
  type Envelope,
  type ProjectSummary,
  readEnvelope,
  readProjectInSteps,
  type StoredProject,
  toProjectRecord,
} from './projectRecord.ts';
import {
  type ProjectSurvey,
  readSetAside,
  readSurvey,
  type SetAsideRecord,
  toSetAside,
} from './projectSurvey.ts';
import { createSettings, type Settings } from './settings.ts';
import { createSnapshotStore, type SnapshotStore } from './snapshotStore.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

type Answer<Value> = Promise<Result<Value, StorageFailure>>;

/** Projects in the browser's IndexedDB. What fails is told as a value; only bugs throw. */
export interface ProjectStore {
  /** All that can be read and were not removed, the latest first. */
  list(): Answer<readonly ProjectSummary[]>;
  /** Everything that is stored, the removed and the unreadable too. */
  survey(): Answer<ProjectSurvey>;
  /** Fails with `missing` (also for a removed one), `newer`, or `broken` after setting the record aside. */
  load(id: string): Answer<StoredProject>;
  /**
   * Replaces the whole record; it is on the disk when the promise resolves.
   * Saves land in the order in which they were asked for, also when several
   * are under way, and one that was asked for while the page goes away lands.
   * The steps are kept with it where there is room for them.
   */
  save(id: string, project: Project, steps?: HistorySteps): Answer<{ readonly savedAt: number }>;
  /** Replaces what can be undone and redone in a project that was saved then and has not changed since. */
  saveSteps(id: string, saved: StoredProject & { readonly steps: HistorySteps }): Answer<undefined>;
  /** Saves a project as a copy of another one, with everything that belongs to that. */
  saveCopy(id: string, project: Project, originalId: string): Answer<undefined>;
  /**
   * What goes into the file of a project beside it, such as the playground's snippets.
   *
   * @throws LoadError (rejects), as `addParts` does, where the part of the page that knows it can't be loaded
   */
  readParts(id: string): Answer<ProjectParts>;
  /** Adds what came with such a file. What is not as it should be is left out, and why is in the answer. */
  addParts(id: string, parts: ProjectParts): Answer<AddedParts>;
  /** Takes the project out of the list, or back into it. Nothing of it is deleted. */
  setRemoved(id: string, isRemoved: boolean): Answer<undefined>;
  /** Deletes the project and everything that is remembered about it. */
  remove(id: string): Answer<undefined>;
  /** The records that could not be read, for a download. */
  listSetAside(): Answer<readonly SetAsideRecord[]>;
  /** Deletes one of them. */
  removeSetAside(id: number): Answer<undefined>;
  readonly snapshots: SnapshotStore;
  readonly settings: Settings;
  /**
   * Called when what was stored may be gone; the next call opens the database
   * anew. Returns a function that unsubscribes.
   */
  onLost(listener: (loss: StorageLoss) => void): () => void;
  /** Whether it can be used at once. */
  isOpen(): boolean;
  /** Resolves when an opening that is under way has ended: to whether it can be used now. */
  whenOpen(): Promise<boolean>;
  close(): void;
}

export interface ProjectStoreOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** The pauses in which the page answers while a large project is read; without them it is read at once. */
  readonly createPauses?: () => Pauses;
}

const noPauses: Pauses = { pause: () => Promise.resolve() };

/** Only files of projects need it. */
const loadParts = () => late(() => import('./exportedParts.ts'));

const DATABASE_NAME = 'loopback-model-designer';

/**
 * Opens the designer's storage. It resolves even where there is none, and after
 * three seconds where it does not answer: each call then says why, and tries
 * again.
 */
export async function openProjectStore(
  name: string = DATABASE_NAME,
  { now = Date.now, createPauses = () => noPauses }: ProjectStoreOptions = {},
): Promise<ProjectStore> {
  const connection = connect(name);
  // Opened ahead, so that the first save starts at once, even one of a page that is going away.
  await connection.use(async () => undefined);
  return {
    list: () => connection.use(async (database) => (await readSurvey(database)).projects),
    survey: () => connection.use(readSurvey),
    load: (id) => loadProject(connection, id, { now, createPauses }),
    async save(id, project, steps) {
      const put = (kept: HistorySteps | undefined) =>
        connection.use(async (database) => {
          const savedAt = now();
          const history = kept && toHistoryRecord(project, kept, savedAt);
          await putDurably(database, id, toProjectRecord(id, project, savedAt), history);
          return { savedAt };
        });
      const saved = await put(steps);
      // The project is worth more than its history.
      const isFull = !saved.ok && (saved.error.code === 'quota' || saved.error.code === 'too-large');
      return isFull && steps !== undefined ? put(undefined) : saved;
    },
    saveSteps: (id, { project, steps, savedAt }) =>
      connection.use(async (database) => {
        await database.put('histories', toHistoryRecord(project, steps, savedAt), id);
        return undefined;
      }),
    saveCopy: (id, project, originalId) =>
      connection.use(async (database) => {
        await copyProject(database, toProjectRecord(id, project, now()), originalId);
        return undefined;
      }),
    readParts: async (id) => (await loadParts()).readParts(connection, id, now),
    addParts: async (id, parts) => (await loadParts()).addParts(connection, id, parts, now),
    setRemoved: (id, isRemoved) => setRemoved(connection, id, isRemoved ? now() : null),
    remove: (id) => connection.use((database) => removeProject(database, id)),
    listSetAside: () => connection.use(readSetAside),
    removeSetAside: (id) =>
      connection.use(async (database) => {
        await database.delete('setAside', id);
        return undefined;
      }),
    snapshots: createSnapshotStore(connection, now),
    settings: createSettings(connection, now),
    onLost: connection.onLost,
    isOpen: connection.isOpen,
    whenOpen: connection.whenOpen,
    close: () => connection.close(),
  };
}

async function loadProject(
  connection: Connection,
  id: string,
  { now, createPauses }: Required<ProjectStoreOptions>,
): Answer<StoredProject> {
  const found = await connection.use((database) =>
    Promise.all([database.get('projects', id), database.get('histories', id)]),
  );
  if (!found.ok) return found;
  const [record, history] = found.value;
  if (record === undefined) return failWith(storageFailure('missing'));
  const envelope = readEnvelope(record);
  if (envelope.ok && envelope.value.removedAt !== null) return failWith(storageFailure('missing'));
  const pauses = createPauses();
  const read = envelope.ok ? await inSlices(readProjectInSteps(envelope.value), pauses) : envelope;
  if (read.ok) {
    const { project, savedAt } = read.value;
    const steps = await inSlices(fromHistoryRecordInSteps(history, project, savedAt), pauses);
    return succeed({ project, savedAt, steps });
  }
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
    transaction.objectStore('setAside').add(toSetAside({ projectId: id, reason, record }, setAsideAt)),
    projects.delete(id),
    transaction.done,
  ]);
}

async function putDurably(
  database: DesignerDatabase,
  id: string,
  record: Envelope,
  history: unknown,
): Promise<void> {
  const transaction = database.transaction(['projects', 'histories'], 'readwrite', { durability: 'strict' });
  const histories = transaction.objectStore('histories');
  const projects = transaction.objectStore('projects');
  await inOneGo(transaction, [
    () => projects.put(record, id),
    () => (history === undefined ? histories.delete(id) : histories.put(history, id)),
  ]);
}

/** The project itself is not read: also one that a later version can read better stays as it is. */
async function setRemoved(connection: Connection, id: string, removedAt: number | null): Answer<undefined> {
  const changed = await connection.use(async (database) => {
    const transaction = database.transaction('projects', 'readwrite', { durability: 'strict' });
    const envelope = readEnvelope(await transaction.store.get(id));
    if (envelope.ok) await transaction.store.put({ ...envelope.value, removedAt }, id);
    await transaction.done;
    return envelope.ok;
  });
  if (!changed.ok) return changed;
  return changed.value ? succeed(undefined) : failWith(storageFailure('missing'));
}
