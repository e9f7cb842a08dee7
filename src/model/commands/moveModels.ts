import { byId } from '../../lib/byId.ts';
import { withPositions } from '../layout/positions.ts';
import type { ModelId, Position } from '../project.ts';
import type { Command } from './command.ts';

export interface MoveModelsArguments {
  readonly positions: Readonly<Record<ModelId, Position>>;
}

/** Moves models; the others stay. The model entries stay the same objects. */
export const moveModels: Command<MoveModelsArguments> = (project, { positions }) => {
  const models = byId(project.models);
  const layout = withPositions(
    project.layout,
    Object.entries(positions).filter(([id]) => models.has(id)),
  );
  return layout === project.layout ? project : { ...project, layout };
};
