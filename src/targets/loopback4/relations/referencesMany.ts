import type { RelationCode } from '../appModel.ts';

export const referencesMany: RelationCode = {
  decorator: 'referencesMany',
  keyHolder: 'source',
  isOnKey: true,
  isMultiple: true,
  accessor: 'ReferencesManyAccessor',
  controller: 'referencesManyController',
  settings: ({ name, targetId }) => ({ name, ...(targetId === 'id' ? {} : { keyTo: targetId }) }),
  accessorType: ({ target }) => `ReferencesManyAccessor<${target.className}, Id>`,
  makeAccessor: (name, target) => `this.createReferencesManyAccessorFor(${name}, ${target})`,
};
