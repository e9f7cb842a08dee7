import * as z from 'zod/mini';
import type { Result } from '../lib/result.ts';
import { countSchema, panelSizeSchema, timeSchema } from '../model/index.ts';
import type { Connection } from './designerDatabase.ts';
import type { StorageFailure } from './storageFailure.ts';

/** Something small to remember: where it is kept, and what it has to look like. */
export interface Setting<Value> {
  readonly key: string;
  readonly schema: z.ZodMiniType<Value>;
}

/** The id of the project to open again at the next visit. */
export const lastProject: Setting<string> = { key: 'lastProject', schema: z.string().check(z.minLength(1)) };

/** Sizes of the resizable panels in CSS pixels, by panel. */
export const panelSizes: Setting<Record<string, number>> = {
  key: 'panelSizes',
  schema: z.record(z.string(), panelSizeSchema),
};

/** What stood last in the playground's editor. */
export function playgroundSnippet(projectId: string): Setting<string> {
  return { key: `playgroundSnippet:${projectId}`, schema: z.string() };
}

/** The snippets of a project, and which of them is in the playground's editor. */
export function playgroundSnippets(projectId: string): Setting<z.infer<typeof snippetsSchema>> {
  return { key: `playgroundSnippets:${projectId}`, schema: snippetsSchema };
}

const snippetsSchema = z.object({
  current: z.string(),
  snippets: z.array(z.object({ id: z.string(), name: z.string(), code: z.string() })).check(z.minLength(1)),
});

/** How the playground shows the calls that it makes. */
export const playgroundCallStyle: Setting<'promise' | 'callback'> = {
  key: 'playgroundCallStyle',
  schema: z.enum(['promise', 'callback']),
};

const usedDaysSchema = z.object({
  lastDay: z.string().check(z.maxLength(40)),
  count: countSchema,
  removed: z.array(z.object({ id: z.string(), removedAt: timeSchema, since: countSchema })),
});

/**
 * On how many days the designer was used, each counted once and whatever the
 * clock says of the time between them, and where that count stood when a
 * removed project was first seen to be removed.
 */
export const usedDays: Setting<z.infer<typeof usedDaysSchema>> = { key: 'usedDays', schema: usedDaysSchema };

/** What was selected last in a project. */
export function lastSelection(projectId: string): Setting<z.infer<typeof selectionSchema>> {
  return { key: `lastSelection:${projectId}`, schema: selectionSchema };
}

const selectionSchema = z.object({
  models: z.array(z.string()),
  // Not in what older versions wrote.
  areas: z.exactOptional(z.array(z.string())),
  notes: z.exactOptional(z.array(z.string())),
  relation: z.nullable(z.object({ modelId: z.string(), name: z.string() })),
});

/** The folder on the disk that a project belongs to: its handle, where its files lie in it, and what they said last. */
export function projectFolder(projectId: string): Setting<z.infer<typeof folderSchema>> {
  return { key: `projectFolder:${projectId}`, schema: folderSchema };
}

const folderSchema = z.object({
  folder: z.custom<FileSystemDirectoryHandle>(
    (value) => typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'directory',
  ),
  places: z.array(z.object({ projectPath: z.string(), folderPath: z.string() })),
  known: z.map(z.string(), z.string()),
});

/** Small things to remember. Losing one costs a default, never work. */
export interface Settings {
  /** undefined where nothing is stored, or something that this version can't read. */
  read<Value>(setting: Setting<Value>): Promise<Result<Value | undefined, StorageFailure>>;
  write<Value>(setting: Setting<Value>, value: Value): Promise<Result<undefined, StorageFailure>>;
  remove(setting: Setting<unknown>): Promise<Result<undefined, StorageFailure>>;
  /** Writes again all that this page read or wrote: for a database that was lost and is new. */
  writeAgain(): Promise<Result<undefined, StorageFailure>>;
}

/** Every setting carries a version, so that a later one can tell what it finds. */
const settingRecordSchema = z.object({ version: z.literal(1), value: z.unknown() });

export function createSettings(connection: Connection): Settings {
  const known = new Map<string, unknown>();
  return {
    read: (setting) =>
      connection.use(async (database) => {
        const record = settingRecordSchema.safeParse(await database.get('settings', setting.key));
        if (!record.success) return undefined;
        const value = setting.schema.safeParse(record.data.value);
        if (!value.success) return undefined;
        if (!known.has(setting.key)) known.set(setting.key, value.data);
        return value.data;
      }),
    write(setting, value) {
      known.set(setting.key, value);
      return connection.use(async (database) => {
        await database.put('settings', { version: 1, value }, setting.key);
        return undefined;
      });
    },
    remove(setting) {
      known.delete(setting.key);
      return connection.use(async (database) => {
        await database.delete('settings', setting.key);
        return undefined;
      });
    },
    writeAgain: () =>
      connection.use(async (database) => {
        const transaction = database.transaction('settings', 'readwrite');
        const puts = [...known].map(([key, value]) => transaction.store.put({ version: 1, value }, key));
        await Promise.all([...puts, transaction.done]);
        return undefined;
      }),
  };
}
