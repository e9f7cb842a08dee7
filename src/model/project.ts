import type { Point, Size } from '../lib/geometry.ts';
import type { ModelConfig, ModelDefinition } from './definition.ts';

/** Identifies a model while the project is open; no file holds it, and a rename keeps it. */
export type ModelId = string;

/** The position of a top left corner on the canvas, in CSS pixels at zoom 1. */
export type Position = Point;

export type { Size };

/** The colours of areas, by name: which shade each has is the page's business. */
export const areaColours = ['grey', 'blue', 'green', 'yellow', 'orange', 'red', 'purple'] as const;

export type AreaColour = (typeof areaColours)[number];

/** A named region of the canvas. The models whose middle lies in it belong to it; no file of LoopBack knows of it. */
export interface Area {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  readonly size: Size;
  readonly colour: AreaColour;
}

/** A remark on the canvas; no file of LoopBack knows of it. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly position: Position;
  readonly size: Size;
}

/** A file's text as it came in. It is printed again while the definition equals what the text says. */
export interface SourceText {
  readonly text: string;
  /** The name that the reader took from the file name because the text gives none. */
  readonly filledName?: string;
}

/** One model: its LoopBack definition file and what came beside it. Where it stands is in the project's layout. */
export interface ModelEntry {
  readonly id: ModelId;
  /** From the project's root, with "/": `common/models/customer.json`. */
  readonly path: string;
  readonly definition: ModelDefinition;
  /** null for a model that was made here. */
  readonly source: SourceText | null;
  /** The text of the .js file of the same name beside it, where one came in. It is never run, only handed out again. */
  readonly script?: string;
}

/** Where models stand on the canvas, by their ids; each model of the project has its position in it. */
export type Layout = ReadonlyMap<ModelId, Position>;

/** `server/model-config.json`, kept the same way as a model file. */
export interface ModelConfigEntry {
  readonly path: string;
  readonly config: ModelConfig;
  readonly source: SourceText | null;
}

/** A file among the models that could not be read as one. Its text is kept, so that an export loses nothing. */
export interface UnreadFile {
  readonly path: string;
  readonly text: string;
  /** The name of the model that it holds, as far as can be told. */
  readonly modelName: string;
}

/**
 * What `server/datasources.json` says that models depend on, and its text. The
 * text may hold passwords: it is kept for the export of files alone. It never
 * gets into a link, a project file or anything that is shown (see `toRecord`).
 */
export interface DataSources {
  readonly path: string;
  /** The connectors that each data source may have: one, or several where an environment changes it. */
  readonly connectors: Readonly<Record<string, readonly string[]>>;
  /** Files beside it that may change what it says and are code, or could not be read. */
  readonly unreadPaths: readonly string[];
  /** Missing in what was shared. */
  readonly files?: readonly { readonly path: string; readonly text: string }[];
}

/** What an opened application says beside its models. */
export interface ApplicationFacts {
  /** Of the packages in package.json, those whose models we know; null where no package.json was seen. */
  readonly packages: readonly string[] | null;
  readonly unread: readonly UnreadFile[];
  /** null where no datasources.json was seen. */
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
  /** Missing where nothing is known. */
  readonly application?: ApplicationFacts;
  readonly layout: Layout;
  /** From back to front. */
  readonly areas: readonly Area[];
  readonly notes: readonly Note[];
  /** The codes of the kinds of problems that are not shown in this project; no file of LoopBack knows of them. */
  readonly hiddenProblems: readonly string[];
}

export function createProject(name: string): Project {
  return { name, models: [], modelConfig: null, layout: new Map(), areas: [], notes: [], hiddenProblems: [] };
}
