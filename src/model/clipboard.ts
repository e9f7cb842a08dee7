import { type CanvasItems, contentOfArea, withContents } from './areaContent.ts';
import type { ModelDefinition } from './definition.ts';
import { positionOf } from './layout/positions.ts';
import type { Area, Note, Position, Project } from './project.ts';
import { findModel } from './projectIndex.ts';

/** A model in the clipboard. */
export interface PastedModel {
  /** null if the text has none. */
  readonly path: string | null;
  readonly definition: ModelDefinition;
  readonly position: Position | null;
}

export interface PastedArea extends Omit<Area, 'id'> {
  /** The names of the models that belong to it. */
  readonly models: readonly string[];
}

type PastedNote = Omit<Note, 'id'>;

/** Copied models, areas and notes, each in the order of its project. */
export interface PastedItems {
  readonly models: readonly PastedModel[];
  readonly areas: readonly PastedArea[];
  readonly notes: readonly PastedNote[];
}

export const modelsKey = 'loopbackModels';
export const canvasKey = 'canvas';
export const versionKey = 'version';
/** Version 1 had no version key, and a model contained its position. */
export const clipboardVersion = 2;

/** Whether a text begins like one that was copied in a designer; it may still be invalid. */
export function isCopiedText(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"loopbackModels"/.test(text);
}

/**
 * Writes selected items as text for the clipboard: LoopBack's own definitions,
 * each with its file, and under `canvas` the data that LoopBack's files do not
 * have: the positions of the models in their order, areas and notes. An area is
 * copied with its contents.
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

/** Returns items of a project in the form in which they are pasted. */
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
