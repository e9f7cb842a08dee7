import { RawCode } from '../../../model/index.ts';
import type { RelationCode } from '../appModel.ts';
import { typeOfMember } from './typeOfMember.ts';

/** A hasMany with a through model, and a hasAndBelongsToMany with its join model. */
export const hasManyThrough: RelationCode = {
  decorator: 'hasMany',
  keyHolder: 'through',
  isOnKey: false,
  isMultiple: true,
  accessor: 'HasManyThroughRepositoryFactory',
  controller: 'hasManyThroughController',
  settings: ({ through, foreignKey, keyThrough }) => ({
    through: { model: new RawCode(`() => ${through?.className}`), keyFrom: foreignKey, keyTo: keyThrough },
  }),
  accessorType: ({ target, targetId, through }) =>
    `HasManyThroughRepositoryFactory<${target.className}, ${typeOfMember(target.className, targetId)}, ${through?.className}, Id>`,
  makeAccessor: (name, target, through) =>
    `this.createHasManyThroughRepositoryFactoryFor(${name}, ${target}, ${through})`,
};
