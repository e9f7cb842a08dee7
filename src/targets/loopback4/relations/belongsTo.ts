import type { RelationCode } from '../appModel.ts';

export const belongsTo: RelationCode = {
  decorator: 'belongsTo',
  keyHolder: 'source',
  isOnKey: true,
  isMultiple: false,
  accessor: 'BelongsToAccessor',
  controller: 'belongsToController',
  settings: ({ name, pointsAt }) => ({ name, ...(pointsAt === null ? {} : { keyTo: pointsAt }) }),
  accessorType: ({ target }) => `BelongsToAccessor<${target.className}, Id>`,
  makeAccessor: (name, target) => `this.createBelongsToAccessorFor(${name}, ${target})`,
};
