import { type Project, toRecord } from '../model/index.ts';

/** How the one file of a whole project is called. */
export const projectFileEnding = '.lbdesign.json';

/** Tells a project from a model that has a familiar name. */
export const FORMAT = 'loopback-model-designer';
/** 2 holds the positions of models apart from the models; the record inside says how (see `fromRecord`). */
export const FORMAT_VERSION = 2;

/** What belongs to a project beside it, by name; whoever knows a part parses it. */
export type FileParts = Readonly<Record<string, unknown>>;

/** A whole project as one file: its files, scripts and positions, and what belongs to it beside these. */
export function printProjectFile(project: Project, parts: FileParts = {}): string {
  const head = { format: FORMAT, formatVersion: FORMAT_VERSION, project: toRecord(project) };
  const file = Object.keys(parts).length === 0 ? head : { ...head, parts };
  return `${JSON.stringify(file, null, 2)}\n`;
}
