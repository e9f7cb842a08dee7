import type { Layout, ModelId, Position, Project } from '../project.ts';

const origin: Position = { x: 0, y: 0 };

/** The position of a model; the origin for an id that is not in the layout. */
export function positionOf({ layout }: Pick<Project, 'layout'>, modelId: ModelId): Position {
  return layout.get(modelId) ?? origin;
}

/** The layout with other positions for some models; the same layout where nothing moves. */
export function withPositions(layout: Layout, positions: Iterable<readonly [ModelId, Position]>): Layout {
  const moved = [...positions].filter(([id, { x, y }]) => {
    const before = layout.get(id);
    return before?.x !== x || before.y !== y;
  });
  if (moved.length === 0) return layout;
  const result = new Map(layout);
  // Copies x and y only: a position from React Flow may have other members.
  for (const [id, { x, y }] of moved) result.set(id, { x, y });
  return result;
}

/** The layout without the removed models. */
export function withoutPositions(layout: Layout, removed: ReadonlySet<ModelId>): Layout {
  return new Map([...layout].filter(([id]) => !removed.has(id)));
}
