import { isJsonObject, type JsonObject } from '../lib/json.ts';
import { pageSlices } from '../lib/pageSlices.ts';
import type { Result } from '../lib/result.ts';
import { inSlices, type Pauses } from '../lib/slices.ts';
import {
  type FileProblem,
  type ModelConfigEntry,
  modelNameFromFile,
  readModelConfig,
  readModelFile,
  safePath,
  type UnreadFile,
} from '../model/index.ts';
import type { LongWork } from './longWork.ts';
import { belowRoot, type ModelSources, modelSources, sourceIndex } from './modelSources.ts';
import { besideProject, type OpenedFiles, type OpenedModel } from './openedFiles.ts';
import {
  isInModelsFolder,
  isModelConfigName,
  isOtherFile,
  toModelPath,
  toProjectPath,
} from './projectPath.ts';
import { readApplication } from './readApplication.ts';
import { isProjectFile, openedProject, readWholeFileInSteps } from './readProjectFile.ts';
import type { ReadFiles, SkippedFile, TextFile } from './readTypes.ts';

/**
 * Finds the models among files that have been read. A file that is refused
 * keeps no other from being opened. In a whole project only those folders are
 * looked into that its `_meta.sources` names, else its `models` folders: a
 * package.json has a name too. The page answers in between.
 */
export async function openModelFiles(read: ReadFiles, work: LongWork = {}): Promise<OpenedFiles> {
  const whole = read.files.find(({ path }) => isProjectFile(path));
  const pauses = pageSlices.pauses(work.signal);
  if (whole !== undefined) return openProject(whole, read, work, pauses);
  const jsonFiles = read.files.filter(({ path }) => !isScript(path));
  const scripts = new Map(
    read.files.filter(({ path }) => isScript(path)).map(({ path, text }) => [stemOf(path), text]),
  );
  const refused: FileProblem[] = [...read.problems];
  const skipped: SkippedFile[] = [...read.skipped];
  const configFile = pickConfig(jsonFiles);
  const config = configFile && unwrap(readModelConfig(configFile.path, configFile.text), refused);
  const where = whereModelsAre(jsonFiles, config);
  const models: OpenedModel[] = [];
  const unread: UnreadFile[] = [];
  if (configFile && config === null) unread.push(unreadConfig(configFile, where));
  for (const [index, file] of jsonFiles.entries()) {
    if (file === configFile) continue;
    await pauses.pause();
    work.onProgress?.({ step: 'understanding', done: index, total: jsonFiles.length });
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

/** A whole project stands for itself; what came beside it is another matter. */
async function openProject(
  { path, text }: TextFile,
  found: ReadFiles,
  work: LongWork,
  pauses: Pauses,
): Promise<OpenedFiles> {
  const { files, problems, skipped } = found;
  const read = await inSlices(readWholeFileInSteps(path, text), pauses);
  const beside = files.filter((file) => file.path !== path);
  // What is good beside a project file that can't be read is opened, as beside any other file.
  if (!read.ok && beside.length > 0)
    return openModelFiles({ ...found, files: beside, problems: [...problems, read.error] }, work);
  const account = {
    problems: read.ok ? problems : [...problems, read.error],
    skipped: [...skipped, ...beside.map((file) => ({ path: file.path, reason: besideProject }))],
  };
  const nothing: OpenedFiles = { name: null, models: [], modelConfig: null, ...account };
  return read.ok ? { ...openedProject(read.value.project, read.value.parts), ...account } : nothing;
}

/** A model file that was refused: its bytes go out again, and what leads to its model is not unknown. */
function unreadModel({ path, text }: TextFile, where: Where): UnreadFile {
  const name = parse(text)['name'];
  const written = typeof name === 'string' ? name : /"name"\s*:\s*"([^"\\]+)"/.exec(text)?.[1];
  return { path: modelPath(path, where), text, modelName: written || modelNameFromFile(path) };
}

function unreadConfig({ path, text }: TextFile, where: Where): UnreadFile {
  return { path: projectPath(path, where), text, modelName: '' };
}

const isScript = (path: string): boolean => /\.js$/i.test(path);
const stemOf = (path: string): string => path.replace(/\.\w+$/, '');

/** The good value; what is refused is told under the path that the person knows. */
function unwrap<Value>(read: Result<Value, FileProblem>, refused: FileProblem[]): Value | null {
  if (read.ok) return read.value;
  refused.push(read.error);
  return null;
}

/** By its name, unless its contents are those of a model ModelConfig: a config's values are objects, one for each model. */
function isModelConfig({ path, text }: TextFile): boolean {
  if (!isModelConfigName(path)) return false;
  const value = parse(text);
  return !['name', 'base'].some((key) => typeof value[key] === 'string');
}

/** LoopBack reads the one of the server; a client's is another application. */
function pickConfig(files: readonly TextFile[]): TextFile | null {
  const configs = files.filter(isModelConfig);
  return configs.find(({ path }) => /(^|\/)server\/[^/]*$/.test(path)) ?? configs[0] ?? null;
}

interface Where {
  /** null where the files do not lie as the config says, or none says it. */
  readonly sources: ModelSources | null;
  readonly hasModelsFolder: boolean;
}

function whereModelsAre(files: readonly TextFile[], config: ModelConfigEntry | null): Where {
  const named = config && modelSources(config.path, config.config);
  const sources = named && files.some(({ path }) => sourceIndex(named, path) >= 0) ? named : null;
  return { sources, hasModelsFolder: files.some(({ path }) => isInModelsFolder(path)) };
}

function projectPath(path: string, { sources }: Where): string {
  // A folder or a zip of another system may hold names that lead elsewhere on this one.
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
      ? 'lies in none of the folders of _meta.sources'
      : 'lies outside of the models folders';
  }
  if (hasModelsFolder && !isInModelsFolder(file.path)) return 'lies outside of the models folders';
  if (isOtherFile(file.path) && !looksLikeModel(file.text)) return 'is no model file';
  return null;
}

/** By their folders in LoopBack's order, so that of two models of one name the one that counts is the last here too. */
function inOrder(models: readonly OpenedModel[], sources: ModelSources): readonly OpenedModel[] {
  const rank = ({ origin }: OpenedModel): number => sourceIndex(sources, origin);
  return models.toSorted((one, other) => rank(one) - rank(other));
}

/** The zip's name, or that of the one folder in which everything lies. */
function nameOf({ archive, files }: ReadFiles): string | null {
  if (archive !== undefined) return (archive.split('/').at(-1) ?? archive).replace(/\.zip$/i, '');
  const [first = ''] = files.map(({ path }) => path.split('/')[0] ?? '');
  const isShared = files.length > 0 && files.every(({ path }) => path.startsWith(`${first}/`));
  return isShared && !/^(common|server|client|models)$/.test(first) ? first : null;
}

/** A model may be called Config or Middleware: its file then has a familiar name and unfamiliar contents. */
function looksLikeModel(text: string): boolean {
  const value = parse(text);
  return ['properties', 'relations', 'base'].some((key) => Object.hasOwn(value, key));
}

/** Its top level, empty where it is none or does not parse: what that means is told when it is read. */
function parse(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
