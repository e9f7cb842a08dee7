import type { Point, Size } from '../lib/geometry.ts';
import type { Database } from './application/databases.ts';
import type { ModelConfig, ModelDefinition } from './definition.ts';

/** Identifies a model while the project is open; no file holds it, and a rename keeps it. */
export type ModelId = string;

/** The position of a top left corner on the canvas, in CSS pixels at zoom 1. */
export type Position = Point;

export type { Size };

/** The colours of areas, by name: the page chooses the shades. */
export const areaColours = ['grey', 'blue', 'green', 'yellow', 'orange', 'red', 'purple'] as const;

export type AreaColour = (typeof areaColours)[number];

/** A named region of the canvas. Models whose middle is in it belong to it. LoopBack's files do not contain it. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  readonly size: Size;
  readonly colour: AreaColour;
}

/** A remark on the canvas. LoopBack's files do not contain it. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly position: Position;
  readonly size: Size;
}

/** The text of an opened file. It is exported unchanged while the definition equals its content. */
export interface SourceText {
  readonly text: string;
  /** The name that was derived from the file name because the text has none. */
  readonly filledName?: string;
  /** Whether a source wrote it, of a table for example: an update compares with what it said then. */
  readonly isImported?: true;
}

/** A model: its LoopBack definition file, and the script with it. Its position is in the layout of the project. */
export interface ModelEntry {
  readonly id: ModelId;
  /** Relative to the project's root, with "/": `common/models/customer.json`. */
  readonly path: string;
  readonly definition: ModelDefinition;
  /** null for a model that was created here. */
  readonly source: SourceText | null;
  /** The text of the .js file of the same name, if one was opened. It is never run, only exported again. */
  readonly script?: string;
}

/** The positions of models on the canvas by id. Every model of the project has one. */
export type Layout = ReadonlyMap<ModelId, Position>;

/** The rows of boxes that show what they hold, by model: "_address", or "_address.place" below it. */
export type Unfolded = ReadonlyMap<ModelId, readonly string[]>;

/** `server/model-config.json`, with its source text like a model file. */
export interface ModelConfigEntry {
  readonly path: string;
  readonly config: ModelConfig;
  readonly source: SourceText | null;
}

/** A model file that could not be read. Its text is preserved, so that an export loses nothing. */
export interface UnreadFile {
  readonly path: string;
  readonly text: string;
  /** The name of the model in it, as far as it is known. */
  readonly modelName: string;
}

/**
 * The parts of `server/datasources.json` that models depend on, and its text. The
 * text may contain passwords: it serves only the export of files. It is never in
 * a link, a project file or anything that is shown (see `toRecord`).
 */
export interface DataSources {
  readonly path: string;
  /** The connectors that each data source may have: one, or several where an environment changes it. */
  readonly connectors: Readonly<Record<string, readonly string[]>>;
  /** Files in its folder that may override it, but are code or could not be read. */
  readonly unreadPaths: readonly string[];
  /** Missing in shared projects. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
}

/** Facts about an opened application besides its models. */
export interface ApplicationFacts {
  /** The packages in package.json whose models are known; null if no package.json was opened. */
  readonly packages: readonly string[] | null;
  readonly unread: readonly UnreadFile[];
  /** null if no datasources.json was opened. */
  readonly dataSources: DataSources | null;
}

/**
 * The document: LoopBack's own files, and the canvas: the layout of the models,
 * areas and notes. Moving a box leaves the models identical. Relations live in
 * the `relations` of the declaring model's definition; everything else that is
 * shown (edges, derived names and keys, problems) is derived and never stored.
 */
export interface Project {
  readonly name: string;
  readonly models: readonly ModelEntry[];
  readonly modelConfig: ModelConfigEntry | null;
  /** Missing if nothing is known. */
  readonly application?: ApplicationFacts;
  readonly layout: Layout;
  /** Missing where no row is unfolded. */
  readonly unfolded?: Unfolded;
  /** From back to front. */
  readonly areas: readonly Area[];
  readonly notes: readonly Note[];
  /** How the canvas file is written, where the canvas is kept beside the models (see `printCanvasFile`). */
  readonly canvasFile?: { readonly lineEnd: '\n' | '\r\n' };
  /** The databases that the design is for, where somebody has chosen; LoopBack's files do not contain them. */
  readonly databases?: readonly Database[];
  /** The codes of the problem rules that are hidden in this project. LoopBack's files do not contain them. */
  readonly hiddenProblems: readonly string[];
}

export function createProject(name: string): Project {
  return { name, models: [], modelConfig: null, layout: new Map(), areas: [], notes: [], hiddenProblems: [] };
}
