import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toDrawing } from '../canvas/toDrawing.ts';
import { toEdges } from '../canvas/toEdges.ts';
import { layOut, type Project, positionOf } from '../model/index.ts';
import { coloursIn, type DrawnProject, pictureColours } from '../targets/index.ts';

/** Inserted by the build; tests run without one. */
declare const STYLE_SHEET: string | undefined;

/**
 * Draws a project as the canvas does, with text widths that are estimated. Models
 * without positions, or all at one place, are laid out.
 */
export function drawProject(project: Project, scheme: 'light' | 'dark'): DrawnProject {
  const places = project.models.map(({ id }) => positionOf(project, id));
  const isPlaced = new Set(places.map(({ x, y }) => `${x} ${y}`)).size > 1;
  const placed = isPlaced || project.models.length < 2 ? project : layOut(project, {});
  return {
    drawing: toDrawing(placed, toEdges),
    colours: pictureColours(coloursIn(readStyleSheet(), scheme)),
  };
}

function readStyleSheet(): string {
  if (typeof STYLE_SHEET !== 'undefined') return STYLE_SHEET;
  return readFileSync(join(import.meta.dirname, '../ui/tokens.css'), 'utf8');
}
