import { embedsManyName, embedsManyProperty, singularOf } from '../naming.ts';
import { collectionEndpoints } from './endpointLists.ts';
import { methodsOf } from './methodList.ts';
import { singularNameSteps } from './nameSteps.ts';
import type { RelationKind } from './relationKind.ts';
import { storedProperty } from './storedProperty.ts';

/** A list of rows kept inside the declaring model's row (semantics 4.7). */
export const embedsMany: RelationKind = {
  type: 'embedsMany',
  label: 'embeds many',
  isEditable: false,
  attributes: ['type', 'model', 'property', 'default', 'scope', 'properties', 'scopeMethods', 'options'],
  isMultiple: true,
  keyOn: 'none',
  readsForeignKey: () => false,
  guessTarget: singularOf,
  deriveName: ({ targetName }) => embedsManyName(targetName),
  deriveForeignKey: () => null,
  deriveKeyThrough: () => null,
  nameSteps: ({ targetName }) => [
    ...singularNameSteps(targetName),
    { text: '+ "List"', value: embedsManyName(targetName) },
  ],
  foreignKeySteps: () => [],
  keyThroughSteps: () => [],
  pointedKeys: () => [],
  throughNames: () => [],
  addedProperties: (sides) => [
    storedProperty(
      sides,
      embedsManyProperty(sides.targetPlural, sides.relationName),
      `[${sides.targetName}]`,
    ),
  ],
  endpoints: ({ target }) => collectionEndpoints(target),
  methods: (sides) => {
    const { targetName: target, ownerName: owner } = sides;
    return methodsOf(sides, [
      ['()', `${target}[]`, `Gives the list inside this ${owner}.`],
      ['.build(data?)', target, `Adds a new ${target} to the list, in memory.`],
      ['.create(data, options?)', `<${target}>`, `Adds a new ${target} to the list and saves this ${owner}.`],
      ['.findById(id)', target, `Gives one ${target} of the list by id.`],
      ['.at(index)', target, `Gives the ${target} at a place of the list.`],
      ['.exists(id)', 'boolean', `Says whether the list holds an id.`],
      ['.updateById(id, data, callback)', target, `Changes one ${target} and saves this ${owner}.`],
      ['.destroy(id, callback)', target, `Takes one ${target} out and saves this ${owner}.`],
      [
        '.destroyAll(where, callback)',
        'void',
        `Takes every ${target} that matches out and saves this ${owner}.`,
      ],
      ['.value()', `${target}[]`, `Gives the list inside this ${owner}.`],
    ]);
  },
};
