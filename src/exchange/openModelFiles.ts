import { isJsonObject } from '../lib/json.ts';
import type { Result } from '../lib/result.ts';
import {
  type FileProblem,
  type ModelConfigEntry,
  type ModelFile,
  readModelConfig,
  readModelFile,
} from '../model/index.ts';
import { isInModelsFolder, isModelConfigName, isOtherFile, toProjectPath } from './projectPath.ts';
import type { ReadFiles, SkippedFile, TextFile } from './readFiles.ts';

/** What files hold for a project: the good ones, and an account of all the others. */
export interface OpenedFiles {
  /** In the order in which the files came; their paths start at the project's root. */
  readonly models: readonly ModelFile[];
  readonly modelConfig: ModelConfigEntry | null;
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
}

/**
 * Finds the models among files that have been read. A file that is refused
 * keeps no other from being opened. In a whole project only its `models`
 * folders are looked into: a package.json has a name too.
 */
export function openModelFiles({ files, problems, skipped }: ReadFiles): OpenedFiles {
  const hasModelsFolder = files.some(({ path }) => isInModelsFolder(path));
  const models: ModelFile[] = [];
  const refused: FileProblem[] = [...problems];
  const leftOut: SkippedFile[] = [...skipped];
  const config = pickConfig(files);
  let modelConfig: ModelConfigEntry | null = null;
  for (const file of files) {
    const reason = file === config ? null : reasonToSkip(file, hasModelsFolder);
    if (reason !== null) leftOut.push({ path: file.path, reason });
    else if (file === config) modelConfig = take(readModelConfig(file.path, file.text), refused);
    else models.push(...listOf(take(readModelFile(file.path, file.text), refused)));
  }
  return { models, modelConfig, problems: refused, skipped: leftOut };
}

/** The good value with its path in the project; what is refused is told under the path that the person knows. */
function take<Value extends { readonly path: string }>(
  read: Result<Value, FileProblem>,
  refused: FileProblem[],
): Value | null {
  if (read.ok) return { ...read.value, path: toProjectPath(read.value.path) };
  refused.push(read.error);
  return null;
}

const listOf = <Value>(value: Value | null): readonly Value[] => (value === null ? [] : [value]);

/** LoopBack reads the one of the server; a client's is another application. */
function pickConfig(files: readonly TextFile[]): TextFile | null {
  const configs = files.filter(({ path }) => isModelConfigName(path));
  return configs.find(({ path }) => /(^|\/)server\/[^/]*$/.test(path)) ?? configs[0] ?? null;
}

function reasonToSkip(file: TextFile, hasModelsFolder: boolean): string | null {
  if (isModelConfigName(file.path)) return 'is a second model-config.json';
  if (hasModelsFolder && !isInModelsFolder(file.path)) return 'lies outside of the models folders';
  if (isOtherFile(file.path) && !looksLikeModel(file.text)) return 'is no model file';
  return null;
}

/** A model may be called Config or Middleware: its file then has a familiar name and unfamiliar contents. */
function looksLikeModel(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return (
      isJsonObject(value) && ['properties', 'relations', 'base'].some((key) => Object.hasOwn(value, key))
    );
  } catch {
    // What does not parse is no model either way.
    return false;
  }
}
