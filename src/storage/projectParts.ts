import type { DesignerDatabase } from './designerDatabase.ts';
import type { Envelope } from './projectRecord.ts';
import type { Setting } from './setting.ts';
import {
  lastSelection,
  openedFiles,
  playgroundEngine,
  playgroundSnippet,
  playgroundSnippets,
  projectFolder,
} from './settings.ts';
import { snapshotsOf } from './snapshotStore.ts';

/** A setting that is stored for a project besides its record. */
interface ProjectPart {
  /** Its name in a project file. */
  readonly name: string;
  readonly settingOf: (projectId: string) => Setting<unknown>;
  /** Whether a copy of the project gets it. A folder on the disk belongs to one project only. */
  readonly isCopied: boolean;
  /** Whether a project file contains it; `exportedParts.ts` defines its form there. */
  readonly isExported: boolean;
}

/** Parts of a project by their names, as in a project file. */
export type ProjectParts = Readonly<Record<string, unknown>>;

/** The result of adding the parts of a file. */
export interface AddedParts {
  /** The number of parts that changed. */
  readonly changed: number;
  /** Why parts of the file were skipped. */
  readonly refused: readonly string[];
}

/**
 * All settings that belong to a project: an entry here is copied, deleted and
 * exported with it. Its steps, its snapshots and the rows of its playground are
 * stored elsewhere (`copyProject`, `removeProject`, `rowsDatabase`).
 */
export const projectParts: readonly ProjectPart[] = [
  { name: 'snippets', settingOf: playgroundSnippets, isCopied: true, isExported: true },
  { name: 'engine', settingOf: playgroundEngine, isCopied: true, isExported: true },
  // Stored by earlier versions instead of `snippets`.
  { name: 'snippet', settingOf: playgroundSnippet, isCopied: true, isExported: false },
  { name: 'selection', settingOf: lastSelection, isCopied: true, isExported: false },
  { name: 'opened', settingOf: openedFiles, isCopied: true, isExported: false },
  { name: 'folder', settingOf: projectFolder, isCopied: false, isExported: false },
];

/** Returns the name of the database with the rows of a project's playground. */
export function rowsDatabase(projectId: string): string {
  return `playground-${projectId}`;
}

/** Stores a project as a copy of another one, with its settings, in one transaction. */
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

/** Deletes a project and everything that belongs to it, except the rows of its playground. */
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
