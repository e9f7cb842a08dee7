import { addFiles } from '../commands/addFiles.ts';
import { type CanvasFile, createPlaceFinder } from '../files/canvasFile.ts';
import type { ModelFile } from '../files/readModelFile.ts';
import type { Position, Project } from '../project.ts';

/** What is left to place of files that are about to be opened, once a canvas file has placed the others. */
export interface LeftToPlace<File extends ModelFile = ModelFile> {
  /** The project with the placed ones, for `placeFiles`. */
  readonly target: Project;
  readonly files: readonly File[];
  /** Completes the positions of the files that are left to positions of all files. */
  complete(positions: readonly Position[]): readonly Position[];
}

/**
 * Separates the files that a canvas file places from those that are left.
 *
 * @param target the project that the files are opened into
 * @param shift moves the places of the canvas file
 */
export function leftToPlace<File extends ModelFile>(
  target: Project,
  files: readonly File[],
  canvas: Pick<CanvasFile, 'models'>,
  shift: Position = { x: 0, y: 0 },
): LeftToPlace<File> {
  const find = createPlaceFinder(canvas);
  const known = files.map((file): Position | null => {
    const position = find(file)?.position;
    return position === undefined ? null : { x: position.x + shift.x, y: position.y + shift.y };
  });
  const placed = files.filter((_, index) => known[index] !== null);
  const withPlaced = addFiles(target, {
    files: placed,
    ids: placed.map((_, index) => `on the canvas ${index}`),
    positions: known.filter((position) => position !== null),
  });
  return {
    target: placed.length === 0 ? target : withPlaced,
    files: files.filter((_, index) => known[index] === null),
    complete(positions) {
      let next = 0;
      return known.map((position) => position ?? positions[next++] ?? { x: 0, y: 0 });
    },
  };
}
