import { contentOfArea } from '../areaContent.ts';
import type { Area, AreaColour, Position, Size } from '../project.ts';
import type { Command } from './command.ts';

export interface AddAreaArguments {
  readonly id: string;
  readonly name: string;
  readonly position: Position;
  readonly size: Size;
  /** Grey by default. */
  readonly colour?: AreaColour;
}

/** Adds an area in front of the others, but behind those that lie in it. Does nothing where the id is taken. */
export const addArea: Command<AddAreaArguments> = (
  project,
  { id, name, position, size, colour = 'grey' },
) => {
  if (project.areas.some((area) => area.id === id)) return project;
  const area: Area = { id, name, position, size, colour };
  const front = { ...project, areas: [...project.areas, area] };
  const inner = new Set(contentOfArea(front, id).areas);
  const index = project.areas.findIndex((other) => inner.has(other.id));
  return index === -1 ? front : { ...project, areas: project.areas.toSpliced(index, 0, area) };
};
