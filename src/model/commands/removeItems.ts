import type { CanvasItems } from '../areaContent.ts';
import type { Command } from './command.ts';
import { withoutItems } from './editItems.ts';
import { removeModels } from './removeModels.ts';

export type RemoveItemsArguments = Partial<CanvasItems>;

/** Removes models, areas and notes. The contents of a removed area stay. */
export const removeItems: Command<RemoveItemsArguments> = (
  project,
  { models = [], areas = [], notes = [] },
) => {
  const rest = models.length === 0 ? project : removeModels(project, { modelIds: models });
  const left = { areas: withoutItems(rest.areas, areas), notes: withoutItems(rest.notes, notes) };
  return left.areas === rest.areas && left.notes === rest.notes ? rest : { ...rest, ...left };
};
