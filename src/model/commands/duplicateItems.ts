import { leastOf } from '../../lib/extremes.ts';
import type { CanvasItems } from '../areaContent.ts';
import { pickItems } from '../clipboard.ts';
import type { Position } from '../project.ts';
import type { Command } from './command.ts';
import { pasteItems } from './pasteItems.ts';

export interface DuplicateItemsArguments {
  /** Contents of areas are copied with them (see withContents). */
  readonly items: CanvasItems;
  /** One for each copy, in the order of the project. */
  readonly ids: CanvasItems;
  /** From each item to its copy; more where an area needs room (see pasteItems). */
  readonly offset: Position;
}

/** Copies models, areas and notes next to the originals; relations between copied models lead from copy to copy. */
export const duplicateItems: Command<DuplicateItemsArguments> = (project, { items, ids, offset }) => {
  const pasted = pickItems(project, items);
  const positions = [...pasted.models, ...pasted.areas, ...pasted.notes].flatMap(
    ({ position }) => position ?? [],
  );
  const at = {
    x: leastOf(positions.map(({ x }) => x)) + offset.x,
    y: leastOf(positions.map(({ y }) => y)) + offset.y,
  };
  return pasteItems(project, { pasted, ids, at });
};
