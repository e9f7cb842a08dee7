import type {
  ApplicationFacts,
  FileProblem,
  ModelConfigEntry,
  ModelFile,
  Position,
  Project,
} from '../model/index.ts';
import type { SkippedFile } from './readTypes.ts';

/** Why files were left out that came with the file of a project. */
export const besideProject = 'came beside a whole project';

/** A model file with what came beside it. */
export interface OpenedModel extends ModelFile {
  /** The path under which it came. */
  readonly origin: string;
  /** The text of the .js file of its name. */
  readonly script?: string;
  /** Where it stood in the project that it comes from. */
  readonly position?: Position;
}

/** What files hold for a project: the good ones, and an account of all the others. */
export interface OpenedFiles {
  /** What they came in: a folder, a zip, a project; null for loose files. */
  readonly name: string | null;
  /** In LoopBack's order where they came with one, else as they came; their paths start at the project's root. */
  readonly models: readonly OpenedModel[];
  readonly modelConfig: ModelConfigEntry | null;
  /** The path under which the model-config.json came. */
  readonly configOrigin?: string;
  /** What came beside the models; null where nothing did. */
  readonly application?: ApplicationFacts | null;
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly SkippedFile[];
  /** Where not files but a whole project was opened. */
  readonly project?: Project;
  /** What came with it, by name; nothing of it has been looked at. */
  readonly parts?: Readonly<Record<string, unknown>>;
}
