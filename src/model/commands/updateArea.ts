import type { Area } from '../project.ts';
import type { Command } from './command.ts';
import { withItemChanged } from './editItems.ts';

export interface UpdateAreaArguments {
  readonly areaId: string;
  /** A position moves the border of the area only, without its models (see moveItems). */
  readonly changes: Partial<Omit<Area, 'id'>>;
}

/** Renames, recolours or resizes an area. */
export const updateArea: Command<UpdateAreaArguments> = (project, { areaId, changes }) => {
  const areas = withItemChanged(project.areas, areaId, changes);
  return areas === project.areas ? project : { ...project, areas };
};
