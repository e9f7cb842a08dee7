import * as z from 'zod/mini';
import { failWith, type Result, succeed } from '../lib/result.ts';
import { type Pauses, runInSlices } from '../lib/slices.ts';
import {
  countSchema,
  fromRecordInSteps,
  latestTime,
  type Project,
  timeSchema,
  toLocalRecord,
} from '../model/index.ts';
import type { Connection, DesignerDatabase } from './designerDatabase.ts';
import { describeDamage } from './projectRecord.ts';
import { type StorageFailure, storageFailure } from './storageFailure.ts';

/** Why a snapshot was taken. */
export type SnapshotReason = z.infer<typeof reasonSchema>;

/** The facts that a list shows of a snapshot without opening it. */
export interface SnapshotSummary {
  readonly projectId: string;
  /** Milliseconds since 1970; no two of a project have the same. */
  readonly takenAt: number;
  readonly reason: SnapshotReason;
  readonly name: string;
  readonly modelCount: number;
  /** The name that the user gave it. */
  readonly title?: string;
}

/** A removed snapshot, which can be put back. */
export interface RemovedSnapshot {
  putBack(): Promise<Result<undefined, StorageFailure>>;
}

/** The longest title, in characters. */
export const longestTitle = 100;

/** Earlier states of projects, the latest thirty of each. */
export interface SnapshotStore {
  /** Stores the current project; returns null if the latest snapshot equals it. */
  take(
    projectId: string,
    project: Project,
    reason: SnapshotReason,
  ): Promise<Result<SnapshotSummary | null, StorageFailure>>;
  /** The latest first; those that can't be read are left out. */
  list(projectId: string): Promise<Result<readonly SnapshotSummary[], StorageFailure>>;
  /** Fails with `missing`, `newer` or `broken`. */
  load(projectId: string, takenAt: number): Promise<Result<Project, StorageFailure>>;
  /** Names a snapshot; an empty title removes its name. Fails with `missing` or `broken`. */
  setTitle(projectId: string, takenAt: number, title: string): Promise<Result<undefined, StorageFailure>>;
  /** Fails with `missing`. */
  remove(projectId: string, takenAt: number): Promise<Result<RemovedSnapshot, StorageFailure>>;
}

const RECORD_VERSION = 1;
const MAX_SNAPSHOTS = 30;

const reasonSchema = z.enum(['opened', 'beforeImport', 'hourly', 'beforeRestore', 'byHand', 'takenOver']);

const snapshotSchema = z.object({
  version: z.literal(RECORD_VERSION),
  projectId: z.string().check(z.minLength(1)),
  takenAt: timeSchema,
  reason: reasonSchema,
  name: z.string(),
  modelCount: countSchema,
  project: z.unknown(),
  // Missing in snapshots without a name, and in those of earlier versions.
  title: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(longestTitle))),
});

interface SnapshotStoreOptions {
  readonly now: () => number;
  readonly createPauses: () => Pauses;
}

/** Creates the store of snapshots on a connection. */
export function createSnapshotStore(
  connection: Connection,
  { now, createPauses }: SnapshotStoreOptions,
): SnapshotStore {
  return {
    take: (projectId, project, reason) =>
      connection.use((database) => takeSnapshot(database, { projectId, project, reason, at: now() })),
    list: (projectId) =>
      connection.use(async (database) => {
        const records = await database.getAll('snapshots', snapshotsOf(projectId));
        return records.flatMap((record) => toSummary(record) ?? []).toReversed();
      }),
    async load(projectId, takenAt) {
      const found = await connection.use((database) => database.get('snapshots', [projectId, takenAt]));
      return found.ok ? readSnapshot(found.value, createPauses()) : found;
    },
    async setTitle(projectId, takenAt, title) {
      const changed = await connection.use((database) =>
        changeTitle(database, [projectId, takenAt], title.trim().slice(0, longestTitle)),
      );
      return changed.ok ? changed.value : changed;
    },
    async remove(projectId, takenAt) {
      const key: SnapshotKey = [projectId, takenAt];
      const removed = await connection.use((database) => removeSnapshot(database, key));
      if (!removed.ok) return removed;
      if (removed.value === undefined) return failWith(storageFailure('missing'));
      const putBack = () =>
        connection.use(async (database) => {
          await database.put('snapshots', removed.value, key);
          return undefined;
        });
      return succeed({ putBack });
    },
  };
}

type SnapshotKey = [projectId: string, takenAt: number];

async function changeTitle(
  database: DesignerDatabase,
  key: SnapshotKey,
  title: string,
): Promise<Result<undefined, StorageFailure>> {
  const transaction = database.transaction('snapshots', 'readwrite', { durability: 'strict' });
  const record: unknown = await transaction.store.get(key);
  const parsed = snapshotSchema.safeParse(record);
  if (parsed.success) {
    const { title: _former, ...rest } = parsed.data;
    await transaction.store.put(title === '' ? rest : { ...rest, title }, key);
  }
  await transaction.done;
  if (record === undefined) return failWith(storageFailure('missing'));
  return parsed.success
    ? succeed(undefined)
    : failWith(storageFailure('broken', describeDamage(parsed.error, record)));
}

/** Returns the removed record; undefined if there was none. */
async function removeSnapshot(database: DesignerDatabase, key: SnapshotKey): Promise<unknown> {
  const transaction = database.transaction('snapshots', 'readwrite', { durability: 'strict' });
  const record: unknown = await transaction.store.get(key);
  await transaction.store.delete(key);
  await transaction.done;
  return record;
}

/** Returns the key range of all snapshots of a project: an array sorts after every number. */
export function snapshotsOf(projectId: string): IDBKeyRange {
  return IDBKeyRange.bound([projectId], [projectId, []]);
}

interface SnapshotRequest {
  readonly projectId: string;
  readonly project: Project;
  readonly reason: SnapshotReason;
  readonly at: number;
}

/** Takes a snapshot in one transaction, so that two tabs can't use the same key. */
async function takeSnapshot(database: DesignerDatabase, { projectId, project, reason, at }: SnapshotRequest) {
  const transaction = database.transaction('snapshots', 'readwrite', { durability: 'strict' });
  const { store } = transaction;
  const all = await store.getAllKeys(snapshotsOf(projectId));
  // A snapshot with an invalid time is not listed, and no valid time follows it.
  const keys = all.filter(([, takenAt]) => takenAt < latestTime);
  const latest = keys.at(-1);
  const stored = toLocalRecord(project);
  const previous = latest === undefined ? undefined : await store.get(latest);
  if (isSameProject(previous, stored)) {
    await transaction.done;
    return null;
  }
  const summary: SnapshotSummary = {
    projectId,
    takenAt: latest === undefined ? at : Math.max(at, latest[1] + 1),
    reason,
    name: project.name,
    modelCount: project.models.length,
  };
  const surplus = keys.slice(0, Math.max(0, keys.length + 1 - MAX_SNAPSHOTS));
  await Promise.all([
    store.put({ version: RECORD_VERSION, ...summary, project: stored }, [projectId, summary.takenAt]),
    ...surplus.map((key) => store.delete(key)),
    transaction.done,
  ]);
  return summary;
}

function isSameProject(record: unknown, stored: unknown): boolean {
  const parsed = snapshotSchema.safeParse(record);
  return parsed.success && JSON.stringify(parsed.data.project) === JSON.stringify(stored);
}

function toSummary(record: unknown): SnapshotSummary | undefined {
  const parsed = snapshotSchema.safeParse(record);
  if (!parsed.success) return undefined;
  const { version: _version, project: _project, ...summary } = parsed.data;
  return summary;
}

/** Reads a snapshot; pauses after each model. */
async function readSnapshot(record: unknown, pauses: Pauses): Promise<Result<Project, StorageFailure>> {
  if (record === undefined) return failWith(storageFailure('missing'));
  const parsed = snapshotSchema.safeParse(record);
  if (!parsed.success) return failWith(storageFailure('broken', describeDamage(parsed.error, record)));
  const project = await runInSlices(fromRecordInSteps(parsed.data.project), pauses);
  if (project.ok) return succeed(project.value);
  const { code, message } = project.error;
  return failWith(storageFailure(code === 'unknown-version' ? 'newer' : 'broken', message));
}
