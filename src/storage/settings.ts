import * as z from 'zod/mini';
import { type Result, succeed } from '../lib/result.ts';
import { countSchema, type EngineName, engineNames, panelSizeSchema, timeSchema } from '../model/index.ts';
import type { Connection } from './designerDatabase.ts';
import type { Setting } from './setting.ts';
import type { StorageFailure } from './storageFailure.ts';
import { readTypedSetting, settingRecordSchema, writeTypedSetting } from './typedSetting.ts';

/** The id of the project to open again at the next visit. */
export const lastProject: Setting<string> = { key: 'lastProject', schema: z.string().check(z.minLength(1)) };

/** Sizes of the resizable panels in CSS pixels, by panel, as earlier versions stored them: the dock's height. */
export const panelSizes: Setting<Record<string, number>> = {
  key: 'panelSizes',
  schema: z.record(z.string(), panelSizeSchema),
};

/** The most columns whose widths are remembered; the page forgets the oldest first. */
export const mostColumnWidths = 500;

/** The longest name of a size that is remembered. */
export const longestSizeKey = 300;

const sizes = <Value extends z.ZodMiniType<number>>(value: Value, most: number) =>
  z
    .record(z.string().check(z.maxLength(longestSizeKey)), value)
    .check(z.refine((record) => Object.keys(record).length <= most, 'too many sizes'));

const panelLayoutSchema = z.object({
  outline: z.exactOptional(panelSizeSchema),
  inspector: z.exactOptional(panelSizeSchema),
  dock: z.exactOptional(panelSizeSchema),
  /** Whether the dock was open on a page that has room for it. */
  isDockOpen: z.exactOptional(z.boolean()),
  hidden: z.exactOptional(z.array(z.enum(['outline', 'inspector'])).check(z.maxLength(2))),
  /** The parts of the playground's width that its left side has, by view. */
  shares: z.exactOptional(sizes(z.number().check(z.gte(0), z.lte(1)), 20)),
  /** The widths of the grid's columns, by model and property. */
  columns: z.exactOptional(sizes(panelSizeSchema, mostColumnWidths)),
});

/** The sizes of panels, in CSS pixels, and which are hidden, as the user left them. What is missing has its default. */
export type PanelLayout = z.infer<typeof panelLayoutSchema>;

export const panelLayout: Setting<PanelLayout> = { key: 'panelLayout', schema: panelLayoutSchema };

/** The last code in the playground's editor, as earlier versions stored it. */
export function playgroundSnippet(projectId: string): Setting<string> {
  return { key: `playgroundSnippet:${projectId}`, schema: z.string(), typedFor: projectId };
}

/** The snippets of a project, and which of them is in the playground's editor. */
export function playgroundSnippets(projectId: string): Setting<z.infer<typeof snippetsSchema>> {
  return { key: `playgroundSnippets:${projectId}`, schema: snippetsSchema, typedFor: projectId };
}

const snippetsSchema = z.object({
  current: z.string(),
  snippets: z.array(z.object({ id: z.string(), name: z.string(), code: z.string() })).check(z.minLength(1)),
});

/** The engine that a project's playground follows, where the user has chosen one. */
export function playgroundEngine(projectId: string): Setting<EngineName> {
  return { key: `playgroundEngine:${projectId}`, schema: z.enum(engineNames) };
}

/** How the playground shows the calls that it makes. */
export const playgroundCallStyle: Setting<'promise' | 'callback'> = {
  key: 'playgroundCallStyle',
  schema: z.enum(['promise', 'callback']),
};

const pictureOptionsSchema = z.object({
  /** Light, dark, or as the page is. */
  colours: z.enum(['page', 'light', 'dark']),
  isTransparent: z.boolean(),
});

/** What exported pictures look like. */
export type PictureOptions = z.infer<typeof pictureOptionsSchema>;

/** The options of the last exported picture. */
export const pictureOptions: Setting<PictureOptions> = {
  key: 'pictureOptions',
  schema: pictureOptionsSchema,
};

const usedDaysSchema = z.object({
  lastDay: z.string().check(z.maxLength(40)),
  count: countSchema,
  removed: z.array(z.object({ id: z.string(), removedAt: timeSchema, since: countSchema })),
});

/**
 * The number of days on which the designer was used, whatever the clock says of the
 * time between them, and its value when each removed project was first found removed.
 */
export const usedDays: Setting<z.infer<typeof usedDaysSchema>> = { key: 'usedDays', schema: usedDaysSchema };

/** The last selection in a project. */
export function lastSelection(projectId: string): Setting<z.infer<typeof selectionSchema>> {
  return { key: `lastSelection:${projectId}`, schema: selectionSchema };
}

const selectionSchema = z.object({
  models: z.array(z.string()),
  // Missing in records of older versions.
  areas: z.exactOptional(z.array(z.string())),
  notes: z.exactOptional(z.array(z.string())),
  relation: z.nullable(z.object({ modelId: z.string(), name: z.string() })),
});

/** The folder on the disk of a project: its handle, the paths of the files in it, and their last known content. */
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

/** The texts of the files that were opened in a project, by their paths then: the base of its changes. */
export function openedFiles(projectId: string): Setting<z.infer<typeof openedSchema>> {
  return { key: `openedFiles:${projectId}`, schema: openedSchema };
}

const openedSchema = z.object({ files: z.map(z.string(), z.string()) });

/** Small values to remember. A lost one is replaced by a default; text that the user typed is never lost. */
export interface Settings {
  /**
   * Returns undefined if nothing is stored, or something that this version can't
   * read. A setting with `typedFor` fails instead: with `newer`, or with
   * `broken-snippets` after it was set aside.
   */
  read<Value>(setting: Setting<Value>): Promise<Result<Value | undefined, StorageFailure>>;
  /** Fails with `newer` instead of replacing typed text that a newer version wrote. */
  write<Value>(setting: Setting<Value>, value: Value): Promise<Result<undefined, StorageFailure>>;
  remove(setting: Setting<unknown>): Promise<Result<undefined, StorageFailure>>;
  /** Writes all values that this page read or wrote again, after the database was lost. */
  writeAgain(): Promise<Result<undefined, StorageFailure>>;
}

/** Creates the settings of a connection. */
export function createSettings(connection: Connection, now: () => number): Settings {
  const latestValues = new Map<string, unknown>();
  return {
    async read(setting) {
      const read = await connection.use(async (database) => {
        if (setting.typedFor !== undefined) return readTypedSetting(database, setting, now());
        const record = settingRecordSchema.safeParse(await database.get('settings', setting.key));
        const value = record.success ? setting.schema.safeParse(record.data.value) : null;
        return succeed(value?.success ? value.data : undefined);
      });
      const found = read.ok ? read.value : read;
      if (found.ok && found.value !== undefined && !latestValues.has(setting.key))
        latestValues.set(setting.key, found.value);
      return found;
    },
    async write(setting, value) {
      const isChecked = setting.typedFor === undefined || latestValues.has(setting.key);
      const written = await connection.use(async (database) => {
        if (!isChecked) return writeTypedSetting(database, setting, value, now());
        // One request, so that it completes even if the page is being closed.
        await database.put('settings', { version: 1, value }, setting.key);
        return succeed(undefined);
      });
      const done = written.ok ? written.value : written;
      // If the storage fails, `writeAgain` writes it later.
      if (done.ok || done.error.code !== 'newer') latestValues.set(setting.key, value);
      return done;
    },
    remove(setting) {
      latestValues.delete(setting.key);
      return connection.use(async (database) => {
        await database.delete('settings', setting.key);
        return undefined;
      });
    },
    writeAgain: () =>
      connection.use(async (database) => {
        const transaction = database.transaction('settings', 'readwrite');
        const puts = [...latestValues].map(([key, value]) =>
          transaction.store.put({ version: 1, value }, key),
        );
        await Promise.all([...puts, transaction.done]);
        return undefined;
      }),
  };
}
