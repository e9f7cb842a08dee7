import { hasManyName, referencesManyForeignKey, singularOf } from '../naming.ts';
import { collectionEndpoints, linkEndpoints } from './endpointLists.ts';
import { methodsOf } from './methodList.ts';
import { modelKeySteps, pluralNameSteps } from './nameSteps.ts';
import type { RelationKind } from './relationKind.ts';

/** A list of ids on the declaring model (semantics 4.8). */
export const referencesMany: RelationKind = {
  type: 'referencesMany',
  label: 'references many',
  isEditable: false,
  attributes: ['type', 'model', 'foreignKey', 'scope', 'properties', 'scopeMethods', 'options'],
  isMultiple: true,
  keyOn: 'owner',
  readsForeignKey: () => true,
  guessTarget: singularOf,
  deriveName: ({ targetPlural }) => hasManyName(targetPlural),
  deriveForeignKey: ({ targetName }) => referencesManyForeignKey(targetName),
  deriveKeyThrough: () => null,
  nameSteps: pluralNameSteps,
  foreignKeySteps: ({ targetName }) => modelKeySteps(targetName, 'the target', '_ids'),
  keyThroughSteps: () => [],
  pointedKeys: () => [{ on: 'target', property: null }],
  throughNames: () => [],
  addedProperties: (_sides, foreignKey, types) =>
    foreignKey === null
      ? []
      : [{ on: 'owner', name: foreignKey, type: `[${types.target}]`, isForeignKey: true }],
  endpoints: ({ target }) => [...collectionEndpoints(target), ...linkEndpoints(target, false)],
  methods: (sides) => {
    const { targetName: target, ownerName: owner } = sides;
    return methodsOf(sides, [
      ['(filter?, callback?)', `<${target}[]>`, `Finds the ${target} rows whose ids this ${owner} lists.`],
      ['.build(data?)', target, `Makes a ${target} and stores nothing.`],
      ['.create(data, options?)', `<${target}>`, `Stores a ${target} and adds its id to the list.`],
      [
        '.add(targetOrId, options?)',
        `<${target}>`,
        `Adds the id of a ${target} to the list and saves this ${owner}.`,
      ],
      ['.remove(targetOrId, options?)', '<ids>', `Takes an id off the list and keeps the ${target}.`],
      ['.findById(id, options?)', `<${target}>`, `Finds one listed ${target}.`],
      ['.updateById(id, data, options?)', `<${target}>`, `Changes one listed ${target}.`],
      ['.destroy(id, options?)', '<void>', `Takes an id off the list and deletes the ${target}.`],
      ['.exists(id)', '<boolean>', `Says whether an id is listed.`],
      ['.at(index)', `<${target}>`, `Finds the ${target} at a place of the list.`],
    ]);
  },
};
