import type {
  ApplicationFacts,
  CanvasFile,
  FileProblem,
  ModelConfigEntry,
  ModelFile,
  Position,
  Project,
} from '../model/index.ts';
import type { SkippedFile } from './readFiles.ts';
import type { SourceReport } from './report.ts';

/** Why files beside a project file were skipped. */
export const besideProject = 'came beside a whole project';

/** Why the SQL of a database, or the description of an API, beside models is skipped. */
export const besideModels = 'is not a model file: open databases and descriptions of APIs on their own';

/** An opened model file with its script and position. */
export interface OpenedModel extends ModelFile {
  /** Its original path. */
  readonly origin: string;
  /** The text of the .js file with the same name. */
  readonly script?: string;
  /** Its position in the project that it comes from. */
  readonly position?: Position;
}

/** A canvas file that was opened with models. */
export interface OpenedCanvas {
  readonly content: CanvasFile;
  /** Its original path. */
  readonly origin: string;
  readonly text: string;
}

/** The result of opening files: the good ones, and why the others were not opened. */
export interface OpenedFiles {
  /** The name of their folder, zip or project; null for loose files. */
  readonly name: string | null;
  /** In LoopBack's order if known, else in the given order; paths start at the project's root. */
  readonly models: readonly OpenedModel[];
  readonly modelConfig: ModelConfigEntry | null;
  /** The original path of the model-config.json. */
  readonly configOrigin?: string;
  /** The facts that came with the models; null if there are none. */
  readonly application?: ApplicationFacts | null;
  /** The canvas file beside the models; missing if there is none, or none that can be used. */
  readonly canvas?: OpenedCanvas;
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
  /** What a source guessed, and what can be chosen; set if it is to be looked at first. */
  readonly report?: SourceReport;
  /** Set if a project file was opened. */
  readonly project?: Project;
  /** The other parts of the project file, by name, not yet parsed. */
  readonly parts?: Readonly<Record<string, unknown>>;
}
