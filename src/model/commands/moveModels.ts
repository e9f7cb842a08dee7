import { getOwn } from '../../lib/own.ts';
import type { ModelId, Position } from '../project.ts';
import type { Command } from './command.ts';
import { editModels } from './edit.ts';

export interface MoveModelsArguments {
  readonly positions: Readonly<Record<ModelId, Position>>;
}

/** Puts models at new positions; those that are not named stay where they are. */
export const moveModels: Command<MoveModelsArguments> = (project, { positions }) =>
  editModels(project, (entry) => {
    const position = getOwn(positions, entry.id);
    if (!position || (position.x === entry.position.x && position.y === entry.position.y)) return entry;
    return { ...entry, position: { x: position.x, y: position.y } };
  });
