import { type CanvasItems, contentOfArea, withContents } from './areaContent.ts';
import type { ModelDefinition } from './definition.ts';
import { positionOf } from './layout/positions.ts';
import type { Area, Note, Position, Project } from './project.ts';
import { findModel } from './projectIndex.ts';

/** A model on its way from one place to another. */
export interface PastedModel {
  /** null where the text gave none. */
  readonly path: string | null;
  readonly definition: ModelDefinition;
  readonly position: Position | null;
}

export interface PastedArea extends Omit<Area, 'id'> {
  /** The names of the models that belong to it. */
  readonly models: readonly string[];
}

type PastedNote = Omit<Note, 'id'>;

/** What was copied: models, areas and notes, each in the order of its project. */
export interface PastedItems {
  readonly models: readonly PastedModel[];
  readonly areas: readonly PastedArea[];
  readonly notes: readonly PastedNote[];
}

export const modelsKey = 'loopbackModels';
export const canvasKey = 'canvas';
export const versionKey = 'version';
/** 1, which says no version, held the position of a model in the model. */
export const clipboardVersion = 2;

/** Whether a text says of itself that it was copied in a designer; whether it is good is another matter. */
export function isCopiedText(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"loopbackModels"/.test(text);
}

/**
 * What was selected as text for the clipboard: LoopBack's own definitions, each
 * with its file, and beside them under `canvas` what no file of LoopBack knows
 * of: where each model stands, in their order, areas and notes. An area takes
 * along what belongs to it.
 */
export function copyItems(project: Project, items: CanvasItems): string {
  const { models, areas, notes } = pickItems(project, items);
  const copied = {
    [modelsKey]: models.map(({ path, definition }) => ({ path, definition })),
    [versionKey]: clipboardVersion,
    [canvasKey]: { layout: models.map(({ position }) => position), areas, notes },
  };
  return `${JSON.stringify(copied, null, 2)}\n`;
}

/** What is in a project as if it had been copied and were about to be pasted. */
export function pickItems(project: Project, items: CanvasItems): PastedItems {
  const wanted = withContents(project, items);
  const pick = <Item extends { readonly id: string }>(all: readonly Item[], ids: readonly string[]) => {
    const known = new Set(ids);
    return all.filter(({ id }) => known.has(id));
  };
  return {
    models: pick(project.models, wanted.models).map(({ id, path, definition }) => ({
      path,
      definition,
      position: positionOf(project, id),
    })),
    areas: pick(project.areas, wanted.areas).map(({ id, ...area }) => ({
      ...area,
      models: contentOfArea(project, id).models.flatMap(
        (modelId) => findModel(project, modelId)?.definition.name ?? [],
      ),
    })),
    notes: pick(project.notes, wanted.notes).map(({ id: _, ...note }) => note),
  };
}
