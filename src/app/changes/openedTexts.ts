import { memoByKey } from '../../lib/memo.ts';
import type { FileChange } from '../../lib/toPatch.ts';
import {
  canvasFilePath,
  type ModelEntry,
  modelConfigPath,
  type Project,
  printCanvasFile,
  printModelConfig,
  printModelFile,
} from '../../model/index.ts';
import { scriptPath } from '../../targets/index.ts';
import { type FileTexts, fileChanges } from './fileChanges.ts';

const printed = memoByKey((entry: ModelEntry): string => printModelFile(entry));
const printedCanvas = memoByKey((project: Project): string => printCanvasFile(project));

/** Returns the texts of the opened files of a project at their present paths; empty if nothing was opened. */
export function sourceTexts(project: Project): FileTexts {
  const { models, modelConfig } = project;
  const texts = new Map<string, string>();
  for (const { path, source, script } of models) {
    if (source === null) continue;
    texts.set(path, source.text);
    if (script !== undefined) texts.set(scriptPath({ path }), script);
  }
  if (modelConfig?.source) texts.set(modelConfig.path, modelConfig.source.text);
  if (texts.size > 0) setCanvas(texts, project);
  return texts;
}

/** The canvas that is kept in a file counts as it is when the files are opened. */
function setCanvas(texts: Map<string, string>, project: Project): void {
  if (project.canvasFile !== undefined) texts.set(canvasFilePath, printedCanvas(project));
}

/** Returns the opened texts after files were opened: beside the earlier ones, or in their place. */
export function textsAfterImport(texts: FileTexts, before: Project, after: Project): FileTexts {
  const earlier = new Set(before.models.map(({ id }) => id));
  const isAdded = after.models.some(({ id }) => earlier.has(id));
  if (!isAdded) return sourceTexts(after);
  const known = new Set(before.models.map(({ source }) => source));
  const opened = sourceTexts({
    ...after,
    models: after.models.filter(({ source }) => !known.has(source)),
    modelConfig: after.modelConfig === before.modelConfig ? null : after.modelConfig,
  });
  const all = new Map([...texts, ...opened]);
  const earlierCanvas = texts.get(canvasFilePath);
  if (after.canvasFile !== before.canvasFile) setCanvas(all, after);
  else if (earlierCanvas !== undefined) all.set(canvasFilePath, earlierCanvas);
  else all.delete(canvasFilePath);
  return all;
}

/** Lists the files that differ from the opened ones. A step prints one model. */
export function* changesSince(
  opened: FileTexts,
  project: Project,
): Generator<undefined, readonly FileChange[]> {
  const texts = new Map<string, string>();
  const former = new Map<string, string>();
  const pathOf = pathsByText(opened);
  for (const entry of project.models) {
    const { path, source, script } = entry;
    texts.set(path, printed(entry));
    const earlier = source === null || opened.has(path) ? undefined : pathOf.get(source.text);
    if (earlier !== undefined) former.set(path, earlier);
    if (script !== undefined) {
      texts.set(scriptPath(entry), script);
      if (earlier !== undefined) former.set(scriptPath(entry), scriptPath({ path: earlier }));
    }
    yield undefined;
  }
  const { modelConfig } = project;
  setCanvas(texts, project);
  if (modelConfig !== null) texts.set(modelConfig.path, printModelConfig(project) ?? '');
  const changes = fileChanges(opened, texts, former);
  // A config that the export creates is a change only where it lists other models than were opened.
  const isSameList = changes.every(
    ({ path, before, after, formerPath }) =>
      path === canvasFilePath || (before !== null && after !== null && formerPath === undefined),
  );
  if (isSameList || modelConfig !== null || opened.has(modelConfigPath)) return changes;
  texts.set(modelConfigPath, printModelConfig(project) ?? '');
  return fileChanges(opened, texts, former);
}

/** Of several files with one text, none is known to be the renamed one. */
function pathsByText(texts: FileTexts): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const several = new Set<string>();
  for (const [path, text] of texts) {
    if (paths.has(text)) several.add(text);
    paths.set(text, path);
  }
  for (const text of several) paths.delete(text);
  return paths;
}

/** Lists the files that differ between two states of a project; a model is known by its id. */
export function changesBetween(before: Project, after: Project): readonly FileChange[] {
  const paths = new Map(before.models.map(({ id, path }) => [id, path]));
  const former = new Map<string, string>();
  for (const { id, path } of after.models) {
    const earlier = paths.get(id);
    if (earlier === undefined || earlier === path) continue;
    former.set(path, earlier);
    former.set(scriptPath({ path }), scriptPath({ path: earlier }));
  }
  return fileChanges(textsOf(before), textsOf(after), former);
}

function textsOf(project: Project): FileTexts {
  const texts = new Map<string, string>();
  for (const entry of project.models) {
    texts.set(entry.path, printed(entry));
    if (entry.script !== undefined) texts.set(scriptPath(entry), entry.script);
  }
  const config = printModelConfig(project);
  if (config !== null) texts.set(project.modelConfig?.path ?? modelConfigPath, config);
  setCanvas(texts, project);
  return texts;
}
