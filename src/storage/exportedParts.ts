import * as z from 'zod/mini';
import { type Result, succeed } from '../lib/result.ts';
import { describeFirstIssue, engineNames } from '../model/index.ts';
import type { Connection } from './designerDatabase.ts';
import { exportedSnippets, mergeSnippets } from './exportedSnippets.ts';
import { type AddedParts, type ProjectParts, projectParts } from './projectParts.ts';
import { createSettings } from './settings.ts';
import type { StorageFailure } from './storageFailure.ts';

/** The form of a part in a project file. */
interface PartFormat {
  /** Bounds every size: nothing in a file is trusted. */
  readonly schema: z.ZodMiniType<unknown>;
  /** Adds the imported part to the stored one. */
  readonly merge: (stored: unknown, imported: unknown) => unknown;
}

/** The formats of the exported parts, by their names. */
const formats: ReadonlyMap<string, PartFormat> = new Map<string, PartFormat>([
  ['snippets', { schema: exportedSnippets, merge: mergeSnippets }],
  // The choice in this browser stays.
  ['engine', { schema: z.enum(engineNames), merge: (stored) => stored }],
]);

/** Reads the parts that a project file contains besides the project. */
export async function readParts(
  connection: Connection,
  id: string,
  now: () => number,
): Promise<Result<ProjectParts, StorageFailure>> {
  const settings = createSettings(connection, now);
  const parts: [string, unknown][] = [];
  for (const { name, settingOf, isExported } of projectParts) {
    if (!isExported) continue;
    const read = await settings.read(settingOf(id));
    if (!read.ok) return read;
    if (read.value !== undefined) parts.push([name, read.value]);
  }
  return succeed(Object.fromEntries(parts));
}

/**
 * Adds the parts of a project file to a stored project. Invalid parts are skipped,
 * because the user opened the file for its project.
 */
export async function addParts(
  connection: Connection,
  id: string,
  parts: ProjectParts,
  now: () => number,
): Promise<Result<AddedParts, StorageFailure>> {
  const settings = createSettings(connection, now);
  const refused: string[] = [];
  let changed = 0;
  for (const { name, settingOf, isExported } of projectParts) {
    const format = isExported ? formats.get(name) : undefined;
    if (format === undefined || !Object.hasOwn(parts, name)) continue;
    const imported = format.schema.safeParse(parts[name]);
    if (!imported.success) {
      const { place, expected, found } = describeFirstIssue(imported.error, parts[name]);
      refused.push(`${place === '' ? '' : `${place}: `}expected ${expected}, found ${found}.`);
      continue;
    }
    const stored = await settings.read(settingOf(id));
    if (!stored.ok) return stored;
    const merged = stored.value === undefined ? imported.data : format.merge(stored.value, imported.data);
    if (JSON.stringify(merged) === JSON.stringify(stored.value)) continue;
    const written = await settings.write(settingOf(id), merged);
    if (!written.ok) return written;
    changed += 1;
  }
  return succeed({ changed, refused });
}
