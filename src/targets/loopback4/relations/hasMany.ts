import type { RelationCode } from '../appModel.ts';

export const hasMany: RelationCode = {
  decorator: 'hasMany',
  keyHolder: 'target',
  isOnKey: false,
  isMultiple: true,
  accessor: 'HasManyRepositoryFactory',
  controller: 'hasManyController',
  settings: ({ foreignKey, pointsAt }) => ({
    ...(pointsAt === null ? {} : { keyFrom: pointsAt }),
    keyTo: foreignKey,
  }),
  accessorType: ({ target }) => `HasManyRepositoryFactory<${target.className}, Id>`,
  makeAccessor: (name, target) => `this.createHasManyRepositoryFactoryFor(${name}, ${target})`,
};
