import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMemoryConnector } from '../../../runtime/index.ts';
import { loadModels } from '../loadModels.ts';
import { fillSamples } from './fillSamples.ts';

const types = [
  'string',
  'number',
  'boolean',
  'date',
  'DateString',
  'object',
  'any',
  'array',
  'geopoint',
  'buffer',
  'Address',
  ['string'],
  ['number'],
  ['date'],
  ['boolean'],
  ['object'],
  ['geopoint'],
  ['Address'],
  [['string']],
  ['any'],
  { street: 'string' },
] as const;

const modelNames = ['Customer', 'Order', 'Review', 'Note'] as const;

const property = fc.record(
  {
    type: fc.constantFrom(...types),
    required: fc.boolean(),
    default: fc.constantFrom(null, ''),
    defaultFn: fc.constantFrom('now', 'nope'),
    enum: fc.constantFrom([], ['', 'a'], ['x', 'y']),
  },
  { requiredKeys: ['type'] },
);

/** An unknown function or a default of another type would be the model's own slip, not the sample's. */
const fitting = property.map((made) => {
  const isText = made.type === 'string';
  const { default: value, defaultFn, enum: choices, ...rest } = made;
  const wanted = {
    ...(value === undefined ? {} : { default: value }),
    ...(choices ? { enum: choices } : {}),
  };
  return isText ? { ...rest, ...wanted, ...(defaultFn ? { defaultFn } : {}) } : rest;
});

const relation = fc.oneof(
  fc.record({
    type: fc.constantFrom('hasMany', 'hasOne', 'belongsTo', 'hasAndBelongsToMany'),
    model: fc.constantFrom(...modelNames, 'Nowhere'),
    foreignKey: fc.constantFrom('customerId', 'orderId', ''),
  }),
  // A list of the keys of two models, or one that is a single key elsewhere, fails in LoopBack too.
  fc.record({
    type: fc.constant('referencesMany'),
    model: fc.constantFrom(...modelNames),
    foreignKey: fc.constant(''),
  }),
  fc.record({
    type: fc.constant('hasMany'),
    model: fc.constantFrom(...modelNames),
    polymorphic: fc.constant({ foreignKey: 'ownerId', discriminator: 'ownerType' }),
  }),
  // One property for both kinds would fail in LoopBack too.
  fc.record({
    type: fc.constant('embedsOne'),
    model: fc.constantFrom('Part', 'Bare'),
    property: fc.constant('held'),
  }),
  fc.record({
    type: fc.constant('embedsMany'),
    model: fc.constantFrom('Part', 'Bare'),
    property: fc.constant('kept'),
  }),
);

/** A key of dates that is declared as a number is read as no number in LoopBack too: such ids are left out. */
const id = fc.constantFrom(null, { type: 'string', id: true }, { type: 'number', id: true, generated: true });

const model = (name: string) =>
  fc
    .record({
      base: fc.constantFrom('PersistedModel', 'Model', 'User', 'Nope'),
      own: fc.dictionary(fc.constantFrom('title', 'when', 'tags', 'place', 'extra'), fitting, { maxKeys: 4 }),
      keys: fc.record(
        {
          customerId: fc.constant({ type: 'number', required: true }),
          orderId: fc.constant({ type: 'string', required: true }),
          noteIds: fc.constant({ type: ['number'], required: true }),
          ownerId: fc.constant({ type: 'number', required: true }),
          ownerType: fc.constant({ type: 'string', required: true }),
        },
        { requiredKeys: [] },
      ),
      key: id,
      relations: fc.dictionary(fc.constantFrom('first', 'second', 'third'), relation, { maxKeys: 3 }),
    })
    .map(({ base, own, keys, key, relations }) => ({
      name,
      base,
      properties: { ...own, ...keys, ...(key === null ? {} : { code: key }) },
      relations,
    }));

const project = fc.tuple(...modelNames.map(model));

it('sample rows of a design are valid by the rules of its own models', async () => {
  await fc.assert(
    fc.asyncProperty(project, async (definitions) => {
      const address = { name: 'Address', base: 'Model', properties: { street: 'string' } };
      const size = { type: 'number', required: true };
      const part = { name: 'Part', base: 'Model', properties: { id: { type: 'number', id: true }, size } };
      const bare = { name: 'Bare', base: 'Model', idInjection: false, strict: 'throw', properties: { size } };
      const files = [...definitions, address, part, bare].map((definition) => ({
        name: `${definition.name}.json`,
        text: JSON.stringify(definition),
      }));
      const loaded = await loadModels(files, createMemoryConnector(), () => {});
      await fillSamples(loaded, 'seed');
      for (const [name, Model] of loaded.models) {
        const rows = await Model.find({});
        for (const row of rows) {
          const isValid = await new Promise((resolve) => void row.isValid(resolve));
          expect([name, isValid, { ...row.errors }]).toEqual([name, true, {}]);
        }
        if (!['Address', 'Part', 'Bare'].includes(name)) expect([name, rows.length]).not.toEqual([name, 0]);
      }
    }),
    { numRuns: 100, seed: 17 },
  );
}, 60_000);
