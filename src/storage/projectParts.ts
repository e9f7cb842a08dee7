import type { DesignerDatabase } from './designerDatabase.ts';
import type { Envelope } from './projectRecord.ts';
import type { Setting } from './setting.ts';
import { lastSelection, playgroundSnippet, playgroundSnippets, projectFolder } from './settings.ts';
import { snapshotsOf } from './snapshotStore.ts';

/** Something that is kept for a project beside its own record. */
interface ProjectPart {
  /** What it is called in the file of a project. */
  readonly name: string;
  readonly settingOf: (projectId: string) => Setting<unknown>;
  /** Whether a duplicate has it too. A folder on the disk belongs to one project only. */
  readonly isCopied: boolean;
  /** Whether the file of the project has it; `exportedParts.ts` knows its form there. */
  readonly isExported: boolean;
}

/** Parts of a project by their names, as its file holds them. */
export type ProjectParts = Readonly<Record<string, unknown>>;

/** What became of the parts that came with a file. */
export interface AddedParts {
  /** How many parts have changed. */
  readonly changed: number;
  /** Why parts of the file were left out. */
  readonly refused: readonly string[];
}

/**
 * Every setting that belongs to a project: what is added here is copied,
 * deleted and exported with it. Its steps, its snapshots and the rows of its
 * playground have places of their own (`copyProject`, `removeProject`,
 * `rowsDatabase`).
 */
export const projectParts: readonly ProjectPart[] = [
  { name: 'snippets', settingOf: playgroundSnippets, isCopied: true, isExported: true },
  // What earlier versions kept in their place.
  { name: 'snippet', settingOf: playgroundSnippet, isCopied: true, isExported: false },
  { name: 'selection', settingOf: lastSelection, isCopied: true, isExported: false },
  { name: 'folder', settingOf: projectFolder, isCopied: false, isExported: false },
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
