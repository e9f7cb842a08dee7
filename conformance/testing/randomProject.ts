import fc from 'fast-check';
import { createProject, type ModelDefinition, type Project, readModelFile } from '../../src/model/index.ts';

const names = ['Customer', 'Order', 'order_item', 'HTTPServer', 'Person', 'Data', 'Box'] as const;
const propertyNames = ['title', 'sku', 'customerId', 'orderId', 'ownerKey', 'note'] as const;
const types = ['string', 'number', 'date', 'boolean', ['string'], 'object'] as const;

const propertyArbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...types) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom(...types), required: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant(false) },
);

/** Only names that no relation uses as its key: we do not track the type of a key that points at another key (SPEC). */
const idHolders = ['title', 'sku', 'note'] as const;
const idPropertyArbitrary = fc.constantFrom(
  { type: 'string', id: true },
  { type: 'string', id: true, generated: true },
  { type: 'date', id: 2 },
);

/** Declarations of the property `id`, with and without the attribute that makes it the id. */
const idArbitrary = fc.constantFrom(
  'string',
  { type: 'string' },
  { type: 'string', id: true },
  { type: 'string', id: true, generated: true },
  { type: 'date', id: 2 },
  false,
);

const propertiesArbitrary = fc
  .record({
    id: fc.option(idArbitrary, { nil: undefined, freq: 3 }),
    others: fc.dictionary(fc.constantFrom(...propertyNames), propertyArbitrary, { maxKeys: 4 }),
    ids: fc.dictionary(fc.constantFrom(...idHolders), idPropertyArbitrary, { maxKeys: 1 }),
  })
  .map(({ id, others, ids }) => ({ ...others, ...ids, ...(id === undefined ? {} : { id }) }));

const optionalText = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const relationArbitrary = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constantFrom('hasMany', 'hasOne', 'belongsTo'),
      model: fc.constantFrom(...names),
      foreignKey: optionalText('', 'ownerKey', 'orderId', 'made_up'),
      primaryKey: fc.option(fc.constantFrom('sku', 'title'), { nil: undefined, freq: 10 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('hasMany'),
      model: fc.constantFrom(...names),
      through: fc.constantFrom(...names),
      keyThrough: optionalText('', 'orderId'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('hasAndBelongsToMany', 'referencesMany', 'embedsOne', 'embedsMany'),
      model: fc.constantFrom(...names),
      property: optionalText('kept'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('hasMany', 'hasOne'),
      model: fc.constantFrom(...names),
      polymorphic: fc.constantFrom<unknown>(
        'owner',
        { selector: 'owner' },
        { foreignKey: 'oKey', discriminator: 'oType' },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('hasMany'),
      model: fc.constantFrom(...names),
      through: fc.constantFrom(...names),
      polymorphic: fc.constantFrom<unknown>('owner', { foreignKey: 'oKey', discriminator: 'oType' }),
      invert: fc.boolean(),
      foreignKey: optionalText('', 'orderId'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('belongsTo'),
      polymorphic: fc.constantFrom<unknown>(true, { idType: 'string' }),
    }),
  },
);

const relationNames = ['orders', 'people', 'customers', 'boxes', 'owner', 'link', 'parts'] as const;

/** A definition; its project adds the name and the base. */
const definitionArbitrary = fc.record(
  {
    plural: fc.constantFrom('things', 'Big_Things'),
    options: fc.constant({ plural: 'optional' }),
    idInjection: fc.boolean(),
    excludeBaseProperties: fc.constantFrom(['note'], ['title', 'sku'], ['note'], ['sku'], ['id']),
    properties: propertiesArbitrary,
    relations: fc.dictionary(fc.constantFrom(...relationNames), relationArbitrary, { maxKeys: 3 }),
  },
  { requiredKeys: ['properties', 'relations'] },
);

/** Projects of one to five models with relations of every kind; bases come before their subclasses. */
export const projectArbitrary: fc.Arbitrary<Project> = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom(...names),
      definition: definitionArbitrary,
      base: fc.option(fc.nat(3), { nil: null, freq: 3 }),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 5 },
  )
  .map((models) => ({
    ...createProject('random'),
    models: models.map(({ name, definition, base }, index) => {
      const baseName = base === null ? undefined : models[base % models.length];
      const isEarlier = baseName !== undefined && models.indexOf(baseName) < index;
      const json = { name, ...(isEarlier ? { base: baseName.name } : {}), ...definition };
      return entryOf(json);
    }),
  }));

function entryOf(json: { readonly name: string }) {
  const file = readModelFile(`common/models/${json.name}.json`, JSON.stringify(json));
  if (!file.ok) throw new Error(file.error.message);
  const { path, source } = file.value;
  const definition: ModelDefinition = file.value.definition;
  return { id: json.name, path, definition, source };
}
