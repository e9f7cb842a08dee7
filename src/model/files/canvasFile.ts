import type { Area, ModelEntry, Note, Position, Project } from '../project.ts';

/**
 * The canvas file: what people arranged on the canvas, kept beside the models. It is
 * not JSON as a whole, because LoopBack reads each .json in the folders of models, and
 * formatters rewrite such files.
 */

/** The path from the project's root. */
export const canvasFilePath = 'designer.lbcanvas';

/** The first member of the first line. A later version may add members to lines, which are then dropped here. */
export const canvasFormat = 'loopback-model-designer';
export const canvasVersion = 1;

/** A model as the canvas file knows it. */
export interface PlacedModel {
  readonly name: string;
  /** The path of its file; only where several models have the name. */
  readonly file?: string;
  readonly position: Position;
  /** The rows that show what they hold (see `Project.unfolded`). */
  readonly unfolded: readonly string[];
}

/** The content of a canvas file. */
export interface CanvasFile {
  readonly models: readonly PlacedModel[];
  /** From back to front. */
  readonly areas: readonly Area[];
  readonly notes: readonly Note[];
  readonly lineEnd: CanvasLineEnd;
}

/** How lines end: git may change it where a repository is checked out. */
export type CanvasLineEnd = NonNullable<Project['canvasFile']>['lineEnd'];

/** Whether a path leads to a canvas file. */
export function isCanvasFile(path: string): boolean {
  return path === canvasFilePath || path.endsWith(`/${canvasFilePath}`);
}

/** Creates a function that finds what a canvas file says about a model. */
export function createPlaceFinder({
  models,
}: Pick<CanvasFile, 'models'>): (
  model: Pick<ModelEntry, 'path'> & { readonly definition: { readonly name: string } },
) => PlacedModel | undefined {
  const placed = new Map<string, PlacedModel[]>();
  for (const model of models) {
    const namesakes = placed.get(model.name);
    if (namesakes === undefined) placed.set(model.name, [model]);
    else namesakes.push(model);
  }
  return ({ path, definition }) => {
    const namesakes = placed.get(definition.name) ?? [];
    const own =
      namesakes.find(({ file }) => file === path) ?? namesakes.find(({ file }) => file === undefined);
    // Its file was moved.
    return own ?? (namesakes.length === 1 ? namesakes[0] : undefined);
  };
}

interface Drawn {
  readonly id: string;
  readonly size: { readonly width: number; readonly height: number };
}

/** Compares areas or notes of one layer: the smaller one is in front. */
export function compareDrawn(one: Drawn, other: Drawn): number {
  const area = ({ size }: Drawn): number => size.width * size.height;
  return area(other) - area(one) || compareText(one.id, other.id);
}

/** Compares texts in a way that is the same on every system. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
