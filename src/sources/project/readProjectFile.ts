import * as z from 'zod/mini';
import { failWith, type Result, succeed } from '../../lib/result.ts';
import {
  describeFirstIssue,
  type FileProblem,
  fileProblem,
  fromRecordInSteps,
  type Project,
  parseJson,
  positionOf,
  printModelFile,
  versionSchema,
  withoutByteOrderMark,
} from '../../model/index.ts';
import { type FileParts, FORMAT, FORMAT_VERSION } from '../../targets/index.ts';
import type { OpenedFiles, OpenedModel } from '../openedFiles.ts';

const aProject = `a project of the LoopBack Model Designer ({"format": "${FORMAT}", "formatVersion": ${FORMAT_VERSION}, …})`;

const fileSchema = z.object({
  format: z.literal(FORMAT),
  // The record inside has its own version and is migrated by it.
  formatVersion: z.literal([1, FORMAT_VERSION]),
  project: z.unknown(),
  // Missing in files of older versions.
  parts: z.exactOptional(z.record(z.string(), z.unknown())),
});

/** Reads the project of a project file. The content is untrusted. */
export function readProjectFile(path: string, text: string): Result<Project, FileProblem> {
  const read = readWholeFile(path, text);
  return read.ok ? succeed(read.value.project) : read;
}

/** The content of a project file. */
export interface WholeFile {
  readonly project: Project;
  readonly parts: FileParts;
}

/** Reads a project file with all its parts. */
export function readWholeFile(path: string, text: string): Result<WholeFile, FileProblem> {
  const steps = readWholeFileInSteps(path, text);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same as a generator that yields after each model. */
export function* readWholeFileInSteps(
  path: string,
  text: string,
): Generator<undefined, Result<WholeFile, FileProblem>> {
  const refuse = (expected: string, found: string) => failWith(fileProblem({ path, expected, found }));
  let value: unknown;
  try {
    // Editors on Windows prepend a byte order mark.
    value = JSON.parse(withoutByteOrderMark(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const parsed = parseJson(path, text);
    return parsed.ok ? refuse('JSON', error.message) : parsed;
  }
  const version = z.object({ format: z.literal(FORMAT), formatVersion: versionSchema }).safeParse(value);
  if (version.success && version.data.formatVersion > FORMAT_VERSION) {
    return refuse(
      `a project file of version ${FORMAT_VERSION} or older`,
      `version ${version.data.formatVersion}`,
    );
  }
  const file = fileSchema.safeParse(value);
  if (!file.success) {
    const { place, found } = describeFirstIssue(file.error, value);
    const jsonPath = place === '' ? {} : { jsonPath: place };
    return failWith(fileProblem({ path, ...jsonPath, expected: aProject, found }));
  }
  const project = yield* fromRecordInSteps(file.data.project, parseJson);
  if (!project.ok) {
    const { place, expected, found } = project.error;
    const jsonPath = `project${place === '' || place.startsWith('[') ? '' : '.'}${place}`;
    return failWith(fileProblem({ path, jsonPath, expected, found }));
  }
  return succeed({ project: withoutSecrets(project.value), parts: file.data.parts ?? {} });
}

/** A datasources.json written by someone else would be exported as the application's own. */
export function withoutSecrets(project: Project): Project {
  const { application } = project;
  if (!application?.dataSources?.files) return project;
  const { files: _files, ...dataSources } = application.dataSources;
  return { ...project, application: { ...application, dataSources } };
}

/** Returns a project as opened files, which may replace another project or be added to it. */
export function openedProject(project: Project, parts: FileParts = {}): OpenedFiles {
  return {
    ...(Object.keys(parts).length === 0 ? {} : { parts }),
    name: project.name,
    models: project.models.map((entry): OpenedModel => {
      const { id, path, definition, script } = entry;
      return {
        path,
        origin: path,
        definition,
        // A model made in the designer gets the text of its export.
        source: entry.source ?? { text: printModelFile(entry) },
        position: positionOf(project, id),
        ...(script === undefined ? {} : { script }),
      };
    }),
    modelConfig: project.modelConfig,
    application: project.application ?? null,
    problems: [],
    skipped: [],
    project,
  };
}
