import * as z from 'zod/mini';
import type { FileProblem } from '../../model/index.ts';
import { openWithCanvas } from '../canvas/readCanvas.ts';
import { readLoopBack3InSteps } from '../loopback3/readModelFiles.ts';
import { besideProject, type OpenedFiles } from '../openedFiles.ts';
import { defineSource, type SourceInput, type Steps } from '../source.ts';
import { looksLikeProjectFile } from './looksLikeProjectFile.ts';
import { openedProject, readWholeFileInSteps } from './readProjectFile.ts';

/** A project file; files beside it are skipped. */
export const source = defineSource({ options: z.object({}), readInSteps: readProjectInSteps });

function* readProjectInSteps({ read: found, onProgress }: SourceInput<unknown>): Steps<OpenedFiles> {
  const { files, problems, skipped } = found;
  const nothing: OpenedFiles = { name: null, models: [], modelConfig: null, problems, skipped };
  const file = files.find(looksLikeProjectFile);
  if (file === undefined) return nothing;
  const read = yield* readWholeFileInSteps(file.path, file.text);
  const beside = files.filter(({ path }) => path !== file.path);
  // If the project file can't be read, good files beside it are opened.
  if (!read.ok && beside.length > 0) {
    return yield* readRest({ ...found, files: beside }, [...problems, read.error], onProgress);
  }
  const account = {
    problems: read.ok ? problems : [...problems, read.error],
    skipped: [...skipped, ...beside.map(({ path }) => ({ path, reason: besideProject }))],
  };
  return read.ok
    ? { ...openedProject(read.value.project, read.value.parts), ...account }
    : { ...nothing, ...account };
}

/** Reads the files beside a project file that can't be read: another project file, or models. */
function* readRest(
  read: SourceInput<unknown>['read'],
  problems: readonly FileProblem[],
  onProgress: SourceInput<unknown>['onProgress'],
): Steps<OpenedFiles> {
  const rest = { ...read, problems };
  if (rest.files.some(looksLikeProjectFile))
    return yield* readProjectInSteps({ read: rest, options: {}, onProgress });
  return yield* openWithCanvas(rest, (models) => readLoopBack3InSteps(models, onProgress));
}
