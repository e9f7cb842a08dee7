import { pickModels } from '../clipboard.ts';
import type { ModelId, Position } from '../project.ts';
import type { Command } from './command.ts';
import { pasteModels } from './pasteModels.ts';

export interface DuplicateModelsArguments {
  readonly modelIds: readonly ModelId[];
  /** One for each model that is there, in the order of the project. */
  readonly ids: readonly ModelId[];
  /** From each model to its copy. */
  readonly offset: Position;
}

/** Copies models beside themselves; the relations between them lead from copy to copy (see pasteModels). */
export const duplicateModels: Command<DuplicateModelsArguments> = (project, { modelIds, ids, offset }) => {
  const pasted = pickModels(project, modelIds);
  const positions = pasted.models.flatMap(({ position }) => position ?? []);
  const at = {
    x: Math.min(...positions.map(({ x }) => x)) + offset.x,
    y: Math.min(...positions.map(({ y }) => y)) + offset.y,
  };
  return pasteModels(project, { pasted, ids, at });
};
