import type { Area, AreaColour, Position, Size } from '../project.ts';
import type { Command } from './command.ts';

export interface AddAreaArguments {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  readonly size: Size;
  /** Grey unless told. */
  readonly colour?: AreaColour;
}

/** Adds an area in front of the others. Nothing where the id is taken. */
export const addArea: Command<AddAreaArguments> = (
  project,
  { id, name, position, size, colour = 'grey' },
) => {
  if (project.areas.some((area) => area.id === id)) return project;
  const area: Area = { id, name, position, size, colour };
  return { ...project, areas: [...project.areas, area] };
};
