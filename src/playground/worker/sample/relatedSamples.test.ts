import { describe, expect, it } from 'vitest';
import { type Connector, createMemoryConnector, type ModelInstance } from '../../../runtime/index.ts';
import type { SampleRecord } from '../../wire/sampleRecord.ts';
import { loadModels } from '../loadModels.ts';
import { fillSamples } from './fillSamples.ts';

const through = { polymorphic: 'taggable', through: 'Link' };
const owner = {
  pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' },
  tags: { type: 'hasMany', model: 'Tag', ...through },
};

const models = [
  {
    name: 'Author',
    properties: { name: 'string' },
    relations: {
      ...owner,
      addresses: { type: 'embedsMany', model: 'Address', property: 'addressList' },
      notes: { type: 'embedsMany', model: 'Note', property: 'noteList' },
      passport: { type: 'embedsOne', model: 'Passport', property: 'pass' },
      labels: { type: 'referencesMany', model: 'Label' },
    },
  },
  { name: 'Reader', properties: { name: 'string' }, relations: owner },
  { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
  {
    name: 'Tag',
    properties: { name: 'string' },
    relations: {
      authors: { type: 'hasMany', model: 'Author', ...through, invert: true },
      readers: { type: 'hasMany', model: 'Reader', ...through, invert: true },
    },
  },
  {
    name: 'Link',
    relations: {
      taggable: { type: 'belongsTo', polymorphic: true },
      tag: { type: 'belongsTo', model: 'Tag' },
    },
  },
  { name: 'Label', properties: { name: 'string' } },
  { name: 'Country', properties: { name: 'string' } },
  {
    name: 'Address',
    base: 'Model',
    properties: {
      id: { type: 'number', id: true },
      street: { type: 'string', required: true },
      kind: { type: 'string', required: true, enum: ['home', 'work'] },
    },
    relations: {
      country: { type: 'belongsTo', model: 'Country' },
      labels: { type: 'referencesMany', model: 'Label' },
    },
  },
  // Its items need an id that LoopBack does not make.
  {
    name: 'Note',
    base: 'Model',
    properties: { id: { type: 'string', id: true }, text: { type: 'string', required: true } },
  },
  {
    name: 'Passport',
    base: 'Model',
    idInjection: false,
    properties: { number: { type: 'string', required: true } },
    relations: { place: { type: 'embedsOne', model: 'Address', property: 'issued' } },
  },
];

type Definitions = readonly { readonly name: string }[];

function load(definitions: Definitions, connector: Connector) {
  const files = definitions.map((definition) => ({
    name: `${definition.name}.json`,
    text: JSON.stringify(definition),
  }));
  return loadModels(files, connector, () => undefined);
}

/** Fills the models with sample rows, first as they were before where that is given. */
async function fill(definitions: Definitions = models, before: Definitions | null = null) {
  const connector = createMemoryConnector();
  const records = new Map<string, SampleRecord>();
  const onRecord = (record: SampleRecord): void => void records.set(record.model, record);
  if (before !== null) await fillSamples(await load(before, connector), 'seed', { onRecord });
  const loaded = await load(definitions, connector);
  const filled = await fillSamples(loaded, 'seed', { records: [...records.values()], onRecord });
  const rows = (name: string) => connector.find(name, {});
  const instances = async (name: string) => (await loaded.models.get(name)?.find({})) ?? [];
  const ids = async (name: string) => (await rows(name)).map(({ id }) => id);
  return { rows, ids, instances, filled };
}

type Held = Readonly<Record<string, unknown>>;
const listOf = (row: Held, property: string): readonly Held[] => row[property] as readonly Held[];

describe('sample rows of every kind of relation', () => {
  it.each([
    ['in this order', models],
    ['with the far side first', models.toReversed()],
  ])('each discriminator names an existing model, and its key an existing row: %s', async (_order, given) => {
    const { rows, ids } = await fill(given);
    for (const [name, key, type] of [
      ['Picture', 'imageableId', 'imageableType'],
      ['Link', 'taggableId', 'taggableType'],
    ] as const) {
      const found = await rows(name);
      expect(new Set(found.map((row) => row[type]))).toEqual(new Set(['Author', 'Reader']));
      for (const row of found) expect(await ids(String(row[type]))).toContain(row[key]);
    }
    const tags = await ids('Tag');
    for (const { tagId } of await rows('Link')) expect(tags).toContain(tagId);
  });

  it.each([
    ['hasMany', 'hasOne'],
    ['hasOne', 'hasMany'],
    ['hasOne', 'hasOne'],
  ])('a polymorphic %s and %s share the rows; a hasOne has one', async (first, second) => {
    const owning = (name: string, type: string) => ({
      name,
      relations: { image: { type, model: 'Picture', polymorphic: 'imageable' } },
    });
    const { rows } = await fill([
      owning('Author', first),
      owning('Reader', second),
      { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
    ] as Definitions);
    const pictures = await rows('Picture');
    for (const [name, type] of [
      ['Author', first],
      ['Reader', second],
    ]) {
      const ids = pictures
        .filter(({ imageableType }) => imageableType === name)
        .map(({ imageableId }) => imageableId);
      expect(ids.length).toBeGreaterThan(1);
      expect(ids).toContain(1);
      if (type === 'hasOne') expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('a polymorphic join model links each pair once', async () => {
    const { rows } = await fill([
      { name: 'Photo', relations: { tags: { type: 'hasMany', model: 'Tag', ...through } } },
      { name: 'Tag', relations: { photos: { type: 'hasMany', model: 'Photo', ...through, invert: true } } },
      ...models.filter(({ name }) => name === 'Link'),
    ] as Definitions);
    const pairs = (await rows('Link')).map(({ tagId, taggableId }) => `${tagId} ${taggableId}`);
    expect(pairs).toHaveLength(12);
    expect(new Set(pairs).size).toBe(12);
  });

  it('each discriminator names an existing model where no model says that it owns the rows, in items too', async () => {
    const linked = { type: 'belongsTo', polymorphic: { idType: 'number' } };
    const { rows, ids } = await fill([
      { name: 'Named', properties: { code: { type: 'string', id: true } } },
      { name: 'Author', properties: { name: 'string' } },
      { name: 'Reader', properties: { name: 'string' } },
      { name: 'Remark', relations: { linked } },
      { name: 'Book', relations: { people: { type: 'embedsMany', model: 'Link', property: 'links' } } },
      {
        ...{ name: 'Link', base: 'Model', relations: { linked } },
        properties: { id: { type: 'number', id: true } },
      },
    ] as Definitions);
    const links = (await rows('Book')).flatMap((row) => listOf(row, 'links'));
    const remarks = await rows('Remark');
    for (const found of [links, remarks]) {
      expect(found.length).toBeGreaterThan(4);
      expect(new Set(found.map(({ linkedType }) => linkedType))).not.toContain('Named');
      for (const row of found) expect(await ids(String(row['linkedType']))).toContain(row['linkedId']);
    }
  });

  it('each id in a list of references exists, also in an embedded item', async () => {
    const { rows, ids } = await fill();
    const labels = await ids('Label');
    const authors = await rows('Author');
    const lists = [
      ...authors.map(({ labelIds }) => labelIds),
      ...authors.flatMap((row) => listOf(row, 'addressList').map(({ labelIds }) => labelIds)),
    ] as readonly (readonly unknown[])[];
    expect(lists.flat().length).toBeGreaterThan(5);
    for (const id of lists.flat()) expect(labels).toContain(id);
  });

  it('each embedded item passes the validation of its own model, and its owner its own', async () => {
    const { instances, ids } = await fill();
    const countries = await ids('Country');
    const authors = await instances('Author');
    expect(authors).toHaveLength(5);
    for (const author of authors) {
      const isValid = await new Promise((resolve) => void author.isValid(resolve));
      expect([isValid, { ...author.errors }]).toEqual([true, {}]);
      const items = [
        ...listOf(author, 'addressList'),
        ...listOf(author, 'noteList'),
        author['pass'],
      ] as ModelInstance[];
      expect(items.length).toBeGreaterThan(2);
      for (const item of items) expect([item.isValid(), { ...item.errors }]).toEqual([true, {}]);
      for (const { countryId } of listOf(author, 'addressList')) expect(countries).toContain(countryId);
      expect(listOf(author, 'addressList').map(({ id }) => id)).toEqual(
        listOf(author, 'addressList').map((_, index) => index + 1),
      );
    }
  });

  it('sample rows get items when a relation comes to embed them', async () => {
    const [author, ...others] = models;
    if (author === undefined) throw new Error('There is no Author.');
    const before = [{ ...author, relations: owner }, ...others];
    const { filled, instances } = await fill(models, before);
    const properties = ['labelIds', 'addressList', 'noteList', 'pass'];
    expect(filled).toEqual([
      { model: 'Author', rows: 5, isNew: false, properties: expect.arrayContaining(properties) },
    ]);
    for (const author of await instances('Author')) {
      expect(author.isValid()).toBe(true);
      expect(listOf(author, 'addressList').length).toBeGreaterThan(0);
    }
  });
});
