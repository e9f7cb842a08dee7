import type { DesignerDatabase } from './designerDatabase.ts';
import type { Envelope } from './projectRecord.ts';
import { lastSelection, playgroundSnippet, playgroundSnippets, projectFolder } from './settings.ts';
import { snapshotsOf } from './snapshotStore.ts';

/** Something that is kept for a project beside its own record. */
interface ProjectPart {
  /** Its key among the settings. */
  readonly keyOf: (projectId: string) => string;
  /** Whether a duplicate has it too. A folder on the disk belongs to one project only. */
  readonly isCopied: boolean;
}

/**
 * Every setting that belongs to a project: what is added here is copied and
 * deleted with it. Its steps, its snapshots and the rows of its playground have
 * places of their own (`copyProject`, `removeProject`, `rowsDatabase`).
 */
const projectParts: readonly ProjectPart[] = [
  { keyOf: (id) => playgroundSnippets(id).key, isCopied: true },
  // What earlier versions kept in its place.
  { keyOf: (id) => playgroundSnippet(id).key, isCopied: true },
  { keyOf: (id) => lastSelection(id).key, isCopied: true },
  { keyOf: (id) => projectFolder(id).key, isCopied: false },
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
  const copySetting = async ({ keyOf }: ProjectPart): Promise<void> => {
    const found = await settings.get(keyOf(originalId));
    if (found !== undefined) await settings.put(found, keyOf(record.id));
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
    ...projectParts.map(({ keyOf }) => settings.delete(keyOf(id))),
    transaction.done,
  ]);
  return undefined;
}
