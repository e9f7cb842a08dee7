import type * as z from 'zod/mini';
import { type Result, succeed } from '../lib/result.ts';
import type { Connection, DesignerDatabase } from './designerDatabase.ts';
import { exportedSnippets, mergeSnippets } from './exportedSnippets.ts';
import type { Envelope } from './projectRecord.ts';
import {
  createSettings,
  lastSelection,
  playgroundSnippet,
  playgroundSnippets,
  projectFolder,
  type Setting,
} from './settings.ts';
import { snapshotsOf } from './snapshotStore.ts';
import type { StorageFailure } from './storageFailure.ts';

/** Something that is kept for a project beside its own record. */
interface ProjectPart {
  /** What it is called in the file of a project. */
  readonly name: string;
  readonly settingOf: (projectId: string) => Setting<unknown>;
  /** Whether a duplicate has it too. A folder on the disk belongs to one project only. */
  readonly isCopied: boolean;
  /** How a file brings it; null for what stays in this browser. */
  readonly exported: ExportedPart | null;
}

interface ExportedPart {
  /** With bounds: nothing in a file is trusted. */
  readonly schema: z.ZodMiniType<unknown>;
  /** What a project has then that has some already. */
  readonly merge: (mine: unknown, theirs: unknown) => unknown;
}

/** Parts of a project by their names, as its file holds them. */
export type ProjectParts = Readonly<Record<string, unknown>>;

/**
 * Every setting that belongs to a project: what is added here is copied,
 * deleted and exported with it. Its steps, its snapshots and the rows of its
 * playground have places of their own (`copyProject`, `removeProject`,
 * `rowsDatabase`).
 */
const projectParts: readonly ProjectPart[] = [
  {
    name: 'snippets',
    settingOf: playgroundSnippets,
    isCopied: true,
    exported: { schema: exportedSnippets, merge: mergeSnippets },
  },
  // What earlier versions kept in their place.
  { name: 'snippet', settingOf: playgroundSnippet, isCopied: true, exported: null },
  { name: 'selection', settingOf: lastSelection, isCopied: true, exported: null },
  { name: 'folder', settingOf: projectFolder, isCopied: false, exported: null },
];

/** The name of the database that holds the rows of a project's playground. */
export function rowsDatabase(projectId: string): string {
  return `playground-${projectId}`;
}

/** Stores a project as a copy of another one, with what belongs to that; all of it or nothing. */
export async function copyProject(
  database: DesignerDatabase,
  record: Envelope,
  originalId: string,
): Promise<void> {
  const transaction = database.transaction(['projects', 'settings'], 'readwrite', { durability: 'strict' });
  const settings = transaction.objectStore('settings');
  const copySetting = async ({ settingOf }: ProjectPart): Promise<void> => {
    const found = await settings.get(settingOf(originalId).key);
    if (found !== undefined) await settings.put(found, settingOf(record.id).key);
  };
  await Promise.all([
    transaction.objectStore('projects').put(record, record.id),
    ...projectParts.filter(({ isCopied }) => isCopied).map(copySetting),
    transaction.done,
  ]);
}

/** Deletes a project and everything that belongs to it, but the rows of its playground. */
export async function removeProject(database: DesignerDatabase, id: string): Promise<undefined> {
  const transaction = database.transaction(['projects', 'settings', 'histories', 'snapshots'], 'readwrite', {
    durability: 'strict',
  });
  const settings = transaction.objectStore('settings');
  await Promise.all([
    transaction.objectStore('projects').delete(id),
    transaction.objectStore('histories').delete(id),
    transaction.objectStore('snapshots').delete(snapshotsOf(id)),
    ...projectParts.map(({ settingOf }) => settings.delete(settingOf(id).key)),
    transaction.done,
  ]);
  return undefined;
}

/** What goes into the file of a project beside it. */
export async function readParts(
  connection: Connection,
  id: string,
): Promise<Result<ProjectParts, StorageFailure>> {
  const settings = createSettings(connection);
  const parts: [string, unknown][] = [];
  for (const { name, settingOf, exported } of projectParts) {
    if (exported === null) continue;
    const read = await settings.read(settingOf(id));
    if (!read.ok) return read;
    if (read.value !== undefined) parts.push([name, read.value]);
  }
  return succeed(Object.fromEntries(parts));
}

/**
 * Adds what came with the file of a project to what a project has. What is not
 * as it should be is left out: it is not what the file was opened for.
 *
 * @returns how many parts have changed
 */
export async function addParts(
  connection: Connection,
  id: string,
  parts: ProjectParts,
): Promise<Result<number, StorageFailure>> {
  const settings = createSettings(connection);
  let count = 0;
  for (const { name, settingOf, exported } of projectParts) {
    const given = exported?.schema.safeParse(Object.hasOwn(parts, name) ? parts[name] : undefined);
    if (exported === null || given?.success !== true) continue;
    const mine = await settings.read(settingOf(id));
    if (!mine.ok) return mine;
    const merged = mine.value === undefined ? given.data : exported.merge(mine.value, given.data);
    if (JSON.stringify(merged) === JSON.stringify(mine.value)) continue;
    const written = await settings.write(settingOf(id), merged);
    if (!written.ok) return written;
    count += 1;
  }
  return succeed(count);
}
