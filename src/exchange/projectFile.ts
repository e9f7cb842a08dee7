import * as z from 'zod/mini';
import { failWith, type Result, succeed } from '../lib/result.ts';
import {
  type FileProblem,
  fileProblem,
  fromRecord,
  type Project,
  printModelFile,
  toRecord,
} from '../model/index.ts';
import type { OpenedFiles, OpenedModel } from './openedFiles.ts';
import { isSafePath } from './projectPath.ts';

/** How the one file of a whole project is called. */
export const projectFileEnding = '.lbdesign.json';

/** Tells a project from a model that has a familiar name. */
const FORMAT = 'loopback-model-designer';
const FORMAT_VERSION = 1;

const fileSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  project: z.unknown(),
});

export function isProjectFile(path: string): boolean {
  return path.toLowerCase().endsWith(projectFileEnding);
}

/** A whole project as one file: its files, scripts and positions. */
export function printProjectFile(project: Project): string {
  const file = { format: FORMAT, formatVersion: FORMAT_VERSION, project: toRecord(project) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads such a file. Nothing of it is trusted. */
export function readProjectFile(path: string, text: string): Result<Project, FileProblem> {
  const refuse = (expected: string, found: string) => failWith(fileProblem({ path, expected, found }));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse('JSON', `a text that is none (${error.message})`);
  }
  const version = z.object({ format: z.literal(FORMAT), formatVersion: z.number() }).safeParse(value);
  if (version.success && version.data.formatVersion > FORMAT_VERSION) {
    return refuse(`a project file of version ${FORMAT_VERSION}`, `version ${version.data.formatVersion}`);
  }
  const file = fileSchema.safeParse(value);
  if (!file.success) return refuse('a project of the LoopBack Model Designer', 'something else');
  const project = fromRecord(file.data.project);
  if (!project.ok) return refuse('a project that can be opened', project.error.message);
  const unsafe = pathsOf(project.value).find((each) => !isSafePath(each));
  if (unsafe !== undefined) return refuse('paths inside the project', JSON.stringify(unsafe));
  return succeed(project.value);
}

function pathsOf({ models, modelConfig }: Project): readonly string[] {
  return [...models.map(({ path }) => path), ...(modelConfig === null ? [] : [modelConfig.path])];
}

/** A whole project as what opening files gives: it may take another's place or be added to it. */
export function openedProject(project: Project): OpenedFiles {
  return {
    name: project.name,
    models: project.models.map((entry): OpenedModel => {
      const { path, definition, script, position } = entry;
      return {
        path,
        origin: path,
        definition,
        // A model that was made in the designer has the text that it would be exported as.
        source: entry.source ?? { text: printModelFile(entry) },
        position,
        ...(script === undefined ? {} : { script }),
      };
    }),
    modelConfig: project.modelConfig,
    problems: [],
    skipped: [],
    project,
  };
}
