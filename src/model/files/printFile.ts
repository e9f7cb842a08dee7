import { isSameJson } from '../../lib/equal.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts';
import { memoByKey } from '../../lib/memo.ts';
import { hasOwn, withKey, withoutKey } from '../../lib/own.ts';
import { newModelConfig } from '../modelConfig.ts';
import type { ModelEntry, Project, SourceText } from '../project.ts';
import { createFreePaths, modelConfigPath, modelNameFromFile } from './fileName.ts';
import { withoutByteOrderMark } from './parseJson.ts';
import { patchJson } from './patchJson.ts';
import { newFileStyle, printJson } from './printJson.ts';

/** A file as it is written. */
export interface PrintedFile {
  readonly path: string;
  readonly text: string;
}

/** What a source text says. It has been read before, so it parses. */
const readSource = memoByKey(
  (source: SourceText): JsonValue => JSON.parse(withoutByteOrderMark(source.text)),
);

/** The text of a value: its source with the smallest edits, or, without one, as LoopBack's generator writes it. */
function printValue(value: JsonObject, source: SourceText | null): string {
  if (!source) return `${printJson(value, newFileStyle)}${newFileStyle.lineEnd}`;
  const before = readSource(source);
  return isSameJson(before, value) ? source.text : patchJson(source.text, before, value);
}

/**
 * The text of a model's file. One that was opened keeps every character of
 * what has not been changed since.
 */
export function printModelFile(entry: ModelEntry): string {
  const { definition, source } = entry;
  // A name that the reader filled in from the file name is not written into the file.
  const before = source ? readSource(source) : null;
  const isFilledIn =
    isJsonObject(before) &&
    !before['name'] &&
    source?.filledName === definition.name &&
    // In a file of another name LoopBack would take another name from it.
    modelNameFromFile(entry.path) === definition.name;
  if (!isFilledIn) return printValue(definition, source);
  const written = hasOwn(before, 'name')
    ? withKey<JsonValue | undefined>(definition, 'name', before['name'])
    : withoutKey(definition, 'name');
  return printValue(written as JsonObject, source);
}

/** The text of `server/model-config.json`; null for a project without models that came without one. */
export function printModelConfig(project: Project): string | null {
  const { modelConfig, models } = project;
  if (modelConfig) return printValue(modelConfig.config, modelConfig.source);
  return models.length === 0 ? null : printValue(newModelConfig(project), null);
}

/**
 * The files that came in and that nobody edits here: those that could not be
 * read, and datasources.json. They go out byte for byte into an export that
 * stands for the whole application. Some may hold passwords.
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

/** Every file of a project, at the paths where LoopBack looks for them, each path once. */
export function exportFiles(project: Project): readonly PrintedFile[] {
  const config = printModelConfig(project);
  const configPath = project.modelConfig?.path ?? modelConfigPath;
  // Two files of one path would be one, with the text of the last.
  const freePathOf = createFreePaths(config === null ? [] : [configPath]);
  const files = project.models.map((entry) => {
    const path = freePathOf(entry.path);
    return { path, text: printModelFile({ ...entry, path }) };
  });
  // A model-config that could not be read is kept, and not replaced by a new one.
  const isKept = !project.modelConfig && project.application?.unread.some(({ path }) => path === configPath);
  return config === null || isKept ? files : [...files, { path: configPath, text: config }];
}
