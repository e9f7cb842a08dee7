import { type Project, toRecord } from '../../model/index.ts';

/** The extension of a project file. */
export const projectFileEnding = '.lbdesign.json';

/** Distinguishes a project file from a model file. */
export const FORMAT = 'loopback-model-designer';
/** Version 2 stores positions apart from the models (see `fromRecord`). */
export const FORMAT_VERSION = 2;

/** The parts stored beside a project, by name; each is parsed by its owner. */
export type FileParts = Readonly<Record<string, unknown>>;

/** Prints a project as one file: its files, scripts, positions and other parts. */
export function printProjectFile(project: Project, parts: FileParts = {}): string {
  const head = { format: FORMAT, formatVersion: FORMAT_VERSION, project: toRecord(project) };
  const file = Object.keys(parts).length === 0 ? head : { ...head, parts };
  return `${JSON.stringify(file, null, 2)}\n`;
}
