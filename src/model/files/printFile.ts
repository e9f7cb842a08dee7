import { isSameJson } from '../../lib/equal.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import { hasOwn, withKey, withoutKey } from '../../lib/own.ts';
import { newModelConfig } from '../modelConfig.ts';
import type { ModelEntry, Project, SourceText } from '../project.ts';
import { createFreePaths, modelConfigPath, modelNameFromFile } from './fileName.ts';
import { withoutByteOrderMark } from './jsonText.ts';
import { patchJson } from './patchJson.ts';
import { newFileStyle, printJson } from './printJson.ts';

/** A file to write. */
export interface PrintedFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the value of a source text, which was read before and so parses. */
const readSource = memoByKey(
  (source: SourceText): JsonValue => JSON.parse(withoutByteOrderMark(source.text)),
);

/** Prints a value: its source with the smallest edits, or without a source as LoopBack's generator does. */
function printValue(value: JsonObject, source: SourceText | null): string {
  if (!source) return `${printJson(value, newFileStyle)}${newFileStyle.lineEnd}`;
  const before = readSource(source);
  return isSameJson(before, value) ? source.text : patchJson(source.text, before, value);
}

/**
 * Prints a model's file. Unchanged parts of an opened file keep every character.
 */
export function printModelFile(entry: ModelEntry): string {
  const { definition, source } = entry;
  // A name that the reader filled in from the file name is not written into the file.
  const before = source ? readSource(source) : null;
  const isFilledIn =
    isJsonObject(before) &&
    !before['name'] &&
    source?.filledName === definition.name &&
    // From another file name LoopBack would derive another name.
    modelNameFromFile(entry.path) === definition.name;
  if (!isFilledIn) return printValue(definition, source);
  const written = hasOwn(before, 'name')
    ? withKey<JsonValue | undefined>(definition, 'name', before['name'])
    : withoutKey(definition, 'name');
  return printValue(written as JsonObject, source);
}

/** Prints `server/model-config.json`; returns null for a project without models and config. */
export function printModelConfig(project: Project): string | null {
  const { modelConfig, models } = project;
  if (modelConfig) return printValue(modelConfig.config, modelConfig.source);
  return models.length === 0 ? null : printValue(newModelConfig(project), null);
}

/**
 * Returns the opened files that cannot be edited here: those that could not be
 * read, and datasources.json. An export of the whole application contains them
 * byte for byte. Some may contain passwords.
 */
export function verbatimFiles({ application, models }: Project): {
  readonly unread: readonly PrintedFile[];
  readonly secret: readonly PrintedFile[];
} {
  const taken = new Set(models.map(({ path }) => path));
  const isFree = ({ path }: PrintedFile): boolean => !taken.has(path);
  return {
    unread: (application?.unread ?? []).filter(isFree).map(({ path, text }) => ({ path, text })),
    secret: (application?.dataSources?.files ?? []).filter(isFree),
  };
}

/** Prints every file of a project, at the paths where LoopBack looks for them. No path occurs twice. */
export function exportFiles(project: Project): readonly PrintedFile[] {
  const config = printModelConfig(project);
  const configPath = project.modelConfig?.path ?? modelConfigPath;
  // Of two files with one path only the last would be written.
  const freePathOf = createFreePaths(config === null ? [] : [configPath]);
  const files = project.models.map((entry) => {
    const path = freePathOf(entry.path);
    return { path, text: printModelFile({ ...entry, path }) };
  });
  // A model-config that could not be read is not replaced by a new one.
  const isUnread =
    !project.modelConfig && project.application?.unread.some(({ path }) => path === configPath);
  return config === null || isUnread ? files : [...files, { path: configPath, text: config }];
}
