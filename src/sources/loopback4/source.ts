import { countOf } from '../../lib/countOf.ts';
import { pushAll } from '../../lib/extremes.ts';
import {
  createFreePathsOnAnyDisk,
  type FileProblem,
  fileProblem,
  modelPathOf,
  readModelFile,
} from '../../model/index.ts';
import { openWithCanvas } from '../canvas/readCanvas.ts';
import type { OpenedFiles, OpenedModel } from '../openedFiles.ts';
import type { ReadFiles } from '../readFiles.ts';
import { defineSource, type SourceInput, type Steps } from '../source.ts';
import { createReport, type ReportedClass } from './createReport.ts';
import { pastedScriptPath } from './modelScript.ts';
import { readModel } from './models/definitions.ts';
import { createModelContext } from './models/modelContext.ts';
import { createNotes } from './models/notes.ts';
import { type ClassIndex, indexClasses } from './models/openedClasses.ts';
import { type LoopBack4SourceOptions, optionsSchema } from './options.ts';
import { type ClassSource, readClasses } from './reading/readClasses.ts';

/** The models of a LoopBack 4 project, from its scripts. Nothing of them is run. */
export const source = defineSource({
  options: optionsSchema,
  readInSteps: (input) => openWithCanvas(input.read, (read) => readLoopBack4InSteps({ ...input, read })),
});

/** More than any project has. */
const MOST_CLASSES = 3000;

function* readLoopBack4InSteps({
  read,
  options,
  onProgress,
}: SourceInput<LoopBack4SourceOptions>): Steps<OpenedFiles> {
  const scripts = scriptsOf(read);
  const problems: FileProblem[] = [...read.problems];
  const sources: ClassSource[] = [];
  for (const [index, script] of scripts.entries()) {
    onProgress?.({ step: 'understanding', done: index, total: scripts.length });
    const found = yield* readClasses(script, read.isPasted === true);
    pushAll(sources, found.classes);
    pushAll(problems, found.problems);
  }
  const classes = indexClasses(sources);
  const { models, reported, notes, refused } = yield* writeModels(classes, options);
  pushAll(problems, refused);
  if (classes.all.length === 0 && scripts.length > 0)
    problems.push(nothingFound(scripts.map(({ path }) => path)));
  return {
    name: nameOf(read),
    models,
    modelConfig: null,
    problems,
    skipped: read.skipped,
    ...(reported.length === 0 ? {} : { report: createReport(reported, notes) }),
  };
}

function scriptsOf({ files, isPasted }: ReadFiles): ReadFiles['files'] {
  return isPasted === true
    ? files.map(({ text }) => ({ path: pastedScriptPath, text }))
    : files.filter(({ path }) => /\.ts$/i.test(path));
}

/** Writes the model file of each class that is chosen. */
function* writeModels(classes: ClassIndex, { models: chosen }: LoopBack4SourceOptions) {
  const notes = createNotes();
  const isChosen = chosen === undefined ? () => true : (id: string) => wanted.has(id);
  const wanted = new Set(chosen);
  const freePath = createFreePathsOnAnyDisk([]);
  const named = new Set<string>();
  const ids = new Set<string>();
  const models: OpenedModel[] = [];
  const reported: ReportedClass[] = [];
  const refused: FileProblem[] = [];
  for (const opened of classes.all.slice(0, MOST_CLASSES)) {
    yield;
    const { script, name } = opened.source;
    const isFirst = !named.has(script.path);
    named.add(script.path);
    const id = freeId(isFirst ? script.path : `${script.path} (${name})`, ids);
    if (!isChosen(id)) {
      reported.push({ id, opened, model: null });
      continue;
    }
    const model = readModel(
      createModelContext(opened, classes, notes),
      isFirst && script.path !== pastedScriptPath ? stemOf(script.path) : null,
    );
    const text = `${JSON.stringify(model.definition, null, 2)}\n`;
    const file = readModelFile(freePath(modelPathOf(opened.modelName)), text);
    reported.push({ id, opened, model: file.ok ? model : null });
    if (file.ok) models.push({ ...file.value, origin: id });
    else refused.push(fileProblem({ ...file.error, path: script.path }));
  }
  const left = classes.all.length - MOST_CLASSES;
  if (left > 0) {
    const expected = `at most ${countOf(MOST_CLASSES, 'model')}`;
    refused.push(
      fileProblem({
        path: classes.all[MOST_CLASSES]?.source.script.path ?? '',
        expected,
        found: countOf(left, 'more', 'more'),
      }),
    );
  }
  return { models, reported, notes, refused };
}

function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id} ${number}`;
  taken.add(free);
  return free;
}

/** "order" of "order.model.ts". */
const stemOf = (path: string): string => (path.split('/').at(-1) ?? path).replace(/(?:\.model)?\.ts$/i, '');

function nothingFound(paths: readonly string[]): FileProblem {
  const [path = ''] = paths;
  return fileProblem({
    path,
    expected: 'classes with @model or @property from @loopback/repository',
    found: `no LoopBack model in ${countOf(paths.length, 'file')}`,
  });
}

/** The name of the zip, or of the folder that holds everything. */
function nameOf({ archive, files }: ReadFiles): string | null {
  if (archive !== undefined) return (archive.split('/').at(-1) ?? archive).replace(/\.zip$/i, '');
  const [first = ''] = files.map(({ path }) => path.split('/')[0] ?? '');
  const isShared = files.length > 0 && files.every(({ path }) => path.startsWith(`${first}/`));
  return isShared && !/^(?:src|models)$/.test(first) ? first : null;
}
