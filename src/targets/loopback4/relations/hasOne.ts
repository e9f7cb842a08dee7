import type { RelationCode } from '../appModel.ts';
import { hasMany } from './hasMany.ts';

export const hasOne: RelationCode = {
  ...hasMany,
  decorator: 'hasOne',
  isMultiple: false,
  accessor: 'HasOneRepositoryFactory',
  controller: 'hasOneController',
  accessorType: ({ target }) => `HasOneRepositoryFactory<${target.className}, Id>`,
  makeAccessor: (name, target) => `this.createHasOneRepositoryFactoryFor(${name}, ${target})`,
};
