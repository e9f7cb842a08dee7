import type { Command } from './command.ts';
import { withoutItems } from './editItems.ts';

export interface RemoveAreasArguments {
  readonly areaIds: readonly string[];
}

/** Removes areas. The models in them stay where they are. */
export const removeAreas: Command<RemoveAreasArguments> = (project, { areaIds }) => {
  const areas = withoutItems(project.areas, areaIds);
  return areas === project.areas ? project : { ...project, areas };
};
