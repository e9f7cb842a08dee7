import { withArticle } from '../../lib/withArticle.ts';
import { embedsOneName, embedsOneProperty } from '../naming.ts';
import { singleEndpoints } from './endpointLists.ts';
import { methodsOf } from './methodList.ts';
import { singularNameSteps } from './nameSteps.ts';
import type { RelationKind } from './relationKind.ts';
import { commonOptions, embeddingOptions } from './relationOptions.ts';
import { besideSteps, storedProperty } from './storedProperty.ts';

/** One row stored inside the declaring model's row (docs/loopback.md#embedsone). */
export const embedsOne: RelationKind = {
  type: 'embedsOne',
  label: 'embeds one',
  attributes: ['type', 'model', 'property', 'default', 'properties', 'methods', 'options'],
  options: [...embeddingOptions, ...commonOptions],
  isNamedOnEdge: true,
  isMultiple: false,
  isEmbedding: true,
  inverseType: null,
  keyOn: 'none',
  readsForeignKey: () => false,
  guessTarget: (relationName) => relationName,
  deriveName: ({ targetName }) => embedsOneName(targetName),
  deriveForeignKey: () => null,
  deriveKeyThrough: () => null,
  deriveProperty: ({ targetName, relationName }) => embedsOneProperty(targetName, relationName),
  nameSteps: ({ targetName }) => [
    ...singularNameSteps(targetName),
    { text: '+ "Item"', value: embedsOneName(targetName) },
  ],
  foreignKeySteps: () => [],
  keyThroughSteps: () => [],
  propertySteps: ({ targetName, relationName }) => [
    ...singularNameSteps(targetName),
    ...besideSteps(embedsOneProperty(targetName, relationName), relationName),
  ],
  pointedKeys: () => [],
  throughNames: () => [],
  addedProperties: (sides) => [
    storedProperty(sides, embedsOneProperty(sides.targetName, sides.relationName), sides.targetName),
  ],
  endpoints: ({ target }) => singleEndpoints(target, 'value', 'replaces the one that exists'),
  methods: (sides) => {
    const { targetName: target, ownerName: owner } = sides;
    return methodsOf(sides, { sameAs: { '': 'value' } }, [
      ['()', target, 'embedded', `Returns the ${target} inside this ${owner}.`],
      [
        `(${target})`,
        'void',
        'memory',
        `Puts ${withArticle(target)} inside this ${owner}, in memory until it is saved.`,
      ],
      ['.build(data?)', target, 'memory', `Puts a new ${target} inside this ${owner}, in memory.`],
      [
        '.create(data?, options?)',
        `<${target}>`,
        'embedded',
        `Puts a new ${target} inside this ${owner} and saves it.`,
      ],
      [
        '.update(data, options?)',
        `<${target}>`,
        'embedded',
        `Changes the ${target} and saves this ${owner}.`,
      ],
      ['.destroy(options?)', '<void>', 'embedded', `Removes the ${target} and saves this ${owner}.`],
      ['.value()', target, 'embedded', `Returns the ${target} inside this ${owner}.`],
    ]);
  },
};
