import type * as z from 'zod/mini';
import { type Result, succeed } from '../lib/result.ts';
import type { Connection } from './designerDatabase.ts';
import { exportedSnippets, mergeSnippets } from './exportedSnippets.ts';
import { type ProjectParts, projectParts } from './projectParts.ts';
import { createSettings } from './settings.ts';
import type { StorageFailure } from './storageFailure.ts';

/** How the file of a project holds a part of it. */
interface PartForm {
  /** With bounds: nothing in a file is trusted. */
  readonly schema: z.ZodMiniType<unknown>;
  /** What a project has then that has some already. */
  readonly merge: (mine: unknown, theirs: unknown) => unknown;
}

/** By the names of the parts that are exported. */
const forms: ReadonlyMap<string, PartForm> = new Map([
  ['snippets', { schema: exportedSnippets, merge: mergeSnippets }],
]);

/** What goes into the file of a project beside it. */
export async function readParts(
  connection: Connection,
  id: string,
): Promise<Result<ProjectParts, StorageFailure>> {
  const settings = createSettings(connection);
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
  for (const { name, settingOf, isExported } of projectParts) {
    const form = isExported ? forms.get(name) : undefined;
    const given = form?.schema.safeParse(Object.hasOwn(parts, name) ? parts[name] : undefined);
    if (form === undefined || given?.success !== true) continue;
    const mine = await settings.read(settingOf(id));
    if (!mine.ok) return mine;
    const merged = mine.value === undefined ? given.data : form.merge(mine.value, given.data);
    if (JSON.stringify(merged) === JSON.stringify(mine.value)) continue;
    const written = await settings.write(settingOf(id), merged);
    if (!written.ok) return written;
    count += 1;
  }
  return succeed(count);
}
