import { type FileProblem, isCanvasFile, readCanvasFileInSteps } from '../../model/index.ts';
import type { OpenedFiles } from '../openedFiles.ts';
import type { ReadFiles, SkippedFile, TextFile } from '../readFiles.ts';
import type { Steps } from '../source.ts';

const withoutModels = 'is the canvas of models that were not opened with it';

/** Opens models with a source, and the canvas file beside them. Of several files the one nearest to the root counts. */
export function* openWithCanvas(
  read: ReadFiles,
  open: (models: ReadFiles) => Steps<OpenedFiles>,
): Steps<OpenedFiles> {
  const files = read.files.filter(({ path }) => isCanvasFile(path)).toSorted(nearestFirst);
  const [file, ...others] = files;
  if (file === undefined) return yield* open(read);
  const opened = yield* open({ ...read, files: read.files.filter(({ path }) => !isCanvasFile(path)) });
  if (opened.models.length === 0 && opened.modelConfig === null)
    return { ...opened, skipped: [...opened.skipped, { path: file.path, reason: withoutModels }] };
  const skipped = others.map(({ path }): SkippedFile => ({ path, reason: 'is a second canvas file' }));
  const { canvas, problems } = yield* readCanvasFileInSteps(file.path, file.text);
  const all: readonly FileProblem[] = [...opened.problems, ...problems];
  const result = { ...opened, problems: all, skipped: [...opened.skipped, ...skipped] };
  if (canvas === null) return result;
  return { ...result, canvas: { content: canvas, origin: file.path, text: file.text } };
}

const depthOf = ({ path }: TextFile): number => path.split('/').length;
const nearestFirst = (one: TextFile, other: TextFile): number => depthOf(one) - depthOf(other);
