import { type CanvasFile, createPlaceFinder } from '../files/canvasFile.ts';
import { withPositions } from '../layout/positions.ts';
import type { ModelId, Position, Project } from '../project.ts';
import type { Command } from './command.ts';

/**
 * Arranges the canvas as a canvas file says, which the project then keeps. Models that
 * the file does not know stay where they are; areas and notes are those of the file.
 */
export const applyCanvas: Command<{ readonly canvas: CanvasFile }> = (project, { canvas }) => {
  const { areas, notes, lineEnd } = canvas;
  return { ...withPlaces(project, canvas), areas, notes, canvasFile: { lineEnd } };
};

/** Returns the project with its models where a canvas file has them, and with the same rows unfolded. */
function withPlaces(project: Project, canvas: CanvasFile): Project {
  const find = createPlaceFinder(canvas);
  const positions = new Map<ModelId, Position>();
  const { unfolded: before, ...rest } = project;
  const unfolded = new Map(before);
  for (const entry of project.models) {
    const placed = find(entry);
    if (placed === undefined) continue;
    positions.set(entry.id, placed.position);
    if (placed.unfolded.length === 0) unfolded.delete(entry.id);
    else unfolded.set(entry.id, placed.unfolded);
  }
  const layout = withPositions(project.layout, positions);
  return { ...rest, layout, ...(unfolded.size === 0 ? {} : { unfolded }) };
}
