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

/** The ways to write the polymorphic side that owns rows; the selector is the name of a belongsTo or not. */
const ownerForms = fc.constantFrom<unknown>(
  'owner',
  { selector: 'owner' },
  { as: 'link' },
  { foreignKey: 'oKey', discriminator: 'oType' },
  { foreignKey: 'ownerKey', discriminator: 'oType' },
);

const belongsToForms = fc.constantFrom<unknown>(
  true,
  'owner',
  { idType: 'string' },
  { idType: 'date' },
  { selector: 'boxes' },
  { foreignKey: 'oKey', discriminator: 'oType', idType: 'number' },
);

const target = fc.constantFrom(...names);

const keyedArbitrary = fc.record({
  type: fc.constantFrom('hasMany', 'hasOne', 'belongsTo'),
  model: target,
  foreignKey: optionalText('', 'ownerKey', 'orderId', 'made_up'),
  primaryKey: fc.option(fc.constantFrom('sku', 'title'), { nil: undefined, freq: 10 }),
});

const joinedArbitrary = fc.oneof(
  fc.record({
    type: fc.constant('hasMany'),
    model: target,
    through: fc.constantFrom(...names),
    keyThrough: optionalText('', 'orderId'),
  }),
  fc.record({
    type: fc.constant('hasAndBelongsToMany'),
    model: target,
    through: optionalText(...names),
    // Not the name of a model of the project: LoopBack replaces that model.
    throughTable: optionalText('links'),
  }),
);

const embeddedArbitrary = fc.record({
  type: fc.constantFrom('embedsOne', 'embedsMany'),
  model: target,
  property: optionalText('kept', 'parts'),
  default: fc.option(fc.constant(true), { nil: undefined }),
  options: fc.option(
    fc.constantFrom<unknown>(
      { property: { required: true } },
      { persistent: true },
      { omitDefaultEmbeddedItem: true, prepend: true },
    ),
    { nil: undefined },
  ),
});

const referencesArbitrary = fc.record({
  type: fc.constant('referencesMany'),
  model: target,
  foreignKey: optionalText('', 'ownerKey', 'made_up'),
});

const polymorphicArbitrary = fc.oneof(
  fc.record({
    type: fc.constantFrom('hasMany', 'hasOne'),
    model: target,
    polymorphic: ownerForms,
    foreignKey: optionalText('orderId'),
  }),
  fc.record({ type: fc.constant('belongsTo'), polymorphic: belongsToForms }),
  fc.record({
    type: fc.constantFrom('hasMany', 'hasAndBelongsToMany'),
    model: target,
    through: fc.constantFrom(...names),
    polymorphic: ownerForms,
    invert: fc.option(fc.boolean(), { nil: undefined }),
    foreignKey: optionalText('', 'orderId'),
  }),
);

const relationArbitrary = fc.oneof(
  { weight: 4, arbitrary: keyedArbitrary },
  { weight: 3, arbitrary: joinedArbitrary },
  { weight: 2, arbitrary: embeddedArbitrary },
  { weight: 1, arbitrary: referencesArbitrary },
  { weight: 3, arbitrary: polymorphicArbitrary },
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
