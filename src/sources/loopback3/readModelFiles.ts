import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import type { Result } from '../../lib/result.ts';
import {
  type FileProblem,
  type ModelConfigEntry,
  modelNameFromFile,
  readModelConfig,
  readModelFile,
  safePath,
  type UnreadFile,
} from '../../model/index.ts';
import { apiFormatOfFile } from '../openapi/looksLikeApi.ts';
import { besideModels, type OpenedFiles, type OpenedModel } from '../openedFiles.ts';
import type { OnProgress } from '../progress.ts';
import type { ReadFiles, SkippedFile, TextFile } from '../readFiles.ts';
import type { Steps } from '../source.ts';
import { belowRoot, type ModelSources, modelSources, sourceIndex } from './modelSources.ts';
import {
  isInModelsFolder,
  isModelConfigName,
  isOtherFile,
  toModelPath,
  toProjectPath,
} from './projectPath.ts';
import { readApplication } from './readApplication.ts';

/**
 * Finds the models among files that have been read. A refused file
 * does not keep others from being opened. In a whole project only the folders of
 * its `_meta.sources` are read, or else its `models` folders, because a
 * package.json has a name too. A step for each file.
 */
export function* readLoopBack3InSteps(read: ReadFiles, onProgress?: OnProgress): Steps<OpenedFiles> {
  const typed = read.files.filter(({ path }) => isTyped(path));
  const jsonFiles = read.files.filter(({ path }) => !isScript(path) && !isTyped(path));
  const scripts = new Map(
    read.files.filter(({ path }) => isScript(path)).map(({ path, text }) => [stemOf(path), text]),
  );
  const refused: FileProblem[] = [...read.problems];
  const skipped: SkippedFile[] = [
    ...read.skipped,
    ...typed.map(({ path }) => ({ path, reason: 'is not a .json file' })),
    ...(read.large ?? []).map(({ path }) => ({ path, reason: besideModels })),
  ];
  const configFile = pickConfig(jsonFiles);
  const config = configFile && unwrap(readModelConfig(configFile.path, configFile.text), refused);
  const where = whereModelsAre(jsonFiles, config);
  passOverOthers(refused, skipped, where);
  const models: OpenedModel[] = [];
  const unread: UnreadFile[] = [];
  if (configFile && config === null) unread.push(unreadConfig(configFile, where));
  for (const [index, file] of jsonFiles.entries()) {
    if (file === configFile) continue;
    yield;
    onProgress?.({ step: 'understanding', done: index, total: jsonFiles.length });
    const reason = reasonToSkip(file, where);
    const model = reason === null ? unwrap(readModelFile(file.path, file.text), refused) : null;
    if (reason !== null) skipped.push({ path: file.path, reason });
    if (reason === null && model === null) unread.push(unreadModel(file, where));
    if (model === null) continue;
    const script = scripts.get(stemOf(file.path));
    const withScript = script === undefined ? {} : { script };
    models.push({ ...model, path: modelPath(file.path, where), origin: file.path, ...withScript });
  }
  return {
    name: nameOf(read),
    models: where.sources === null ? models : inOrder(models, where.sources),
    modelConfig: config && { ...config, path: projectPath(config.path, where) },
    ...(configFile && { configOrigin: configFile.path }),
    application: readApplication(read, unread, (path) => projectPath(path, where)),
    problems: refused,
    skipped,
  };
}

/** A file that could not be read is a problem only where a model could be: a large package-lock.json is not. */
function passOverOthers(refused: FileProblem[], skipped: SkippedFile[], where: Where): void {
  const kept = refused.filter(({ path }) => {
    const isKnown = /\.json$/i.test(path) && !isModelConfigName(path);
    const reason = isKnown ? reasonToSkip({ path, text: '' }, where) : null;
    if (reason !== null) skipped.push({ path, reason });
    return reason === null;
  });
  refused.splice(0, refused.length, ...kept);
}

/** A refused model file: its bytes are exported again, and references to its model are not unknown. */
function unreadModel({ path, text }: TextFile, where: Where): UnreadFile {
  const name = parse(text)['name'];
  const written = typeof name === 'string' ? name : /"name"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
  return { path: modelPath(path, where), text, modelName: written || modelNameFromFile(path) };
}

function unreadConfig({ path, text }: TextFile, where: Where): UnreadFile {
  return { path: projectPath(path, where), text, modelName: '' };
}

const isScript = (path: string): boolean => /\.js$/i.test(path);
const isTyped = (path: string): boolean => /\.ts$/i.test(path);
const stemOf = (path: string): string => path.replace(/\.\w+$/, '');

/** Returns the value, or null after recording the refusal under the path that the user knows. */
function unwrap<Value>(read: Result<Value, FileProblem>, refused: FileProblem[]): Value | null {
  if (read.ok) return read.value;
  refused.push(read.error);
  return null;
}

/** Decides by name, unless the content is a model named ModelConfig: a config holds an object per model. */
function isModelConfig({ path, text }: TextFile): boolean {
  if (!isModelConfigName(path)) return false;
  const value = parse(text);
  return !['name', 'base'].some((key) => typeof value[key] === 'string');
}

/** LoopBack reads the config of the server; a client's belongs to another application. */
function pickConfig(files: readonly TextFile[]): TextFile | null {
  const configs = files.filter(isModelConfig);
  const ofServer = configs.filter(({ path }) => /(^|\/)server\/[^/]*$/.test(path));
  const depthOf = ({ path }: TextFile): number => path.split('/').length;
  // A project for tests may be inside.
  return ofServer.toSorted((one, other) => depthOf(one) - depthOf(other))[0] ?? configs[0] ?? null;
}

interface Where {
  /** null if no config names folders, or the files are elsewhere. */
  readonly sources: ModelSources | null;
  readonly hasModelsFolder: boolean;
}

function whereModelsAre(files: readonly TextFile[], config: ModelConfigEntry | null): Where {
  const named = config && modelSources(config.path, config.config);
  const sources = named && files.some(({ path }) => sourceIndex(named, path) >= 0) ? named : null;
  return { sources, hasModelsFolder: files.some(({ path }) => isInModelsFolder(path)) };
}

function projectPath(path: string, { sources }: Where): string {
  // Names from another system may lead elsewhere on this one.
  return safePath(sources === null ? toProjectPath(path) : belowRoot(sources, path));
}

function modelPath(path: string, where: Where): string {
  return where.sources === null ? safePath(toModelPath(path)) : projectPath(path, where);
}

function reasonToSkip(file: TextFile, { sources, hasModelsFolder }: Where): string | null {
  if (isModelConfig(file)) return 'is a second model-config.json';
  if (sources !== null) {
    if (sourceIndex(sources, file.path) >= 0) return null;
    return isInModelsFolder(file.path)
      ? 'is outside the folders of _meta.sources'
      : 'is outside the models folders';
  }
  if (hasModelsFolder && !isInModelsFolder(file.path)) return 'is outside the models folders';
  if (apiFormatOfFile(file) !== null) return besideModels;
  if (isOtherFile(file.path) && !looksLikeModel(file.text)) return 'is not a model file';
  return null;
}

/** Sorts models by folder in LoopBack's order, so that of two models with one name the last one counts here too. */
function inOrder(models: readonly OpenedModel[], sources: ModelSources): readonly OpenedModel[] {
  const rank = ({ origin }: OpenedModel): number => sourceIndex(sources, origin);
  return models.toSorted((one, other) => rank(one) - rank(other));
}

/** Returns the name of the zip, or of the single folder that holds everything. */
function nameOf({ archive, files }: ReadFiles): string | null {
  if (archive !== undefined) return (archive.split('/').at(-1) ?? archive).replace(/\.zip$/i, '');
  const [first = ''] = files.map(({ path }) => path.split('/')[0] ?? '');
  const isShared = files.length > 0 && files.every(({ path }) => path.startsWith(`${first}/`));
  return isShared && !/^(common|server|client|models)$/.test(first) ? first : null;
}

/** A model may be named Config or Middleware: then its file has a known name but the content of a model. */
function looksLikeModel(text: string): boolean {
  const value = parse(text);
  return ['properties', 'relations', 'base'].some((key) => Object.hasOwn(value, key));
}

/** Returns the top-level object; empty for any other text, which is reported when it is read. */
function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
