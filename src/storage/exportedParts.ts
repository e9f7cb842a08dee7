import type * as z from 'zod/mini';
import { type Result, succeed } from '../lib/result.ts';
import { describeFirstIssue } from '../model/index.ts';
import type { Connection } from './designerDatabase.ts';
import { exportedSnippets, mergeSnippets } from './exportedSnippets.ts';
import { type AddedParts, type ProjectParts, projectParts } from './projectParts.ts';
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
 * Adds what came with the file of a project to what a project has. What is not
 * as it should be is left out: it is not what the file was opened for.
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
    const form = isExported ? forms.get(name) : undefined;
    if (form === undefined || !Object.hasOwn(parts, name)) continue;
    const given = form.schema.safeParse(parts[name]);
    if (!given.success) {
      const { place, expected, found } = describeFirstIssue(given.error, parts[name]);
      refused.push(`${place === '' ? '' : `${place}: `}expected ${expected}, found ${found}.`);
      continue;
    }
    const mine = await settings.read(settingOf(id));
    if (!mine.ok) return mine;
    const merged = mine.value === undefined ? given.data : form.merge(mine.value, given.data);
    if (JSON.stringify(merged) === JSON.stringify(mine.value)) continue;
    const written = await settings.write(settingOf(id), merged);
    if (!written.ok) return written;
    changed += 1;
  }
  return succeed({ changed, refused });
}
