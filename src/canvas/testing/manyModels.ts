import { createProject, type Project } from '../../model/index.ts';

/** Returns a project of models in a square, each with a hasMany to the next. */
export function manyModels(count: number, { across = 500, down = 300 } = {}): Project {
  const columns = Math.ceil(Math.sqrt(count));
  const models = Array.from({ length: count }, (_, index) => ({
    id: `m${index}`,
    path: `common/models/m${index}.json`,
    definition: {
      name: `Model${index}`,
      relations: index + 1 < count ? { next: { type: 'hasMany', model: `Model${index + 1}` } } : {},
    },
    source: null,
  }));
  const layout = models.map(
    ({ id }, index) =>
      [id, { x: (index % columns) * across, y: Math.floor(index / columns) * down }] as const,
  );
  return { ...createProject('Many'), models, layout: new Map(layout) };
}
