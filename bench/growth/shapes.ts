import type { Area, Note } from '../../src/model/index.ts';

/** What grows: the texts of model files, and what is drawn beside the models. */
export interface Shape {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly areas: readonly Area[];
  readonly notes: readonly Note[];
}

type Definition = { readonly name: string } & Readonly<Record<string, unknown>>;

const shapeOf = (
  models: readonly Definition[],
  areas: readonly Area[] = [],
  notes: readonly Note[] = [],
) => ({
  files: models.map((definition, index) => ({
    path: `common/models/m${index}.json`,
    text: JSON.stringify(definition, null, 2),
  })),
  areas,
  notes,
});

const listOf = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const dictionaryOf = (count: number, make: (index: number) => readonly [string, unknown]) =>
  Object.fromEntries(listOf(count, make));

/** Places in a square of cells. */
const cell = (index: number, count: number, width: number, height: number) => {
  const columns = Math.ceil(Math.sqrt(count));
  return { x: (index % columns) * width, y: Math.floor(index / columns) * height };
};

const areas = (count: number): Area[] =>
  listOf(count, (index) => ({
    id: `area${index}`,
    name: `Area ${index}`,
    colour: 'blue',
    position: cell(index, count, 400, 300),
    size: { width: 340, height: 240 },
  }));

const notes = (count: number): Note[] =>
  listOf(count, (index) => ({
    id: `note${index}`,
    text: `Remark ${index}`,
    position: cell(index, count, 400, 300),
    size: { width: 160, height: 90 },
  }));

/** An ordinary project: eight properties and one or two relations to near neighbours. */
const ordinary = (count: number) =>
  shapeOf(
    listOf(count, (index) => ({
      name: `Model${index}`,
      base: 'PersistedModel',
      properties: dictionaryOf(8, (each) => [`property${each}`, { type: 'string' }]),
      relations: dictionaryOf(index % 2 === 0 ? 1 : 2, (each) => [
        `relation${each}`,
        {
          type: 'hasMany',
          model: `Model${Math.min(count - 1, index + 1 + ((index * 7 + each * 3) % 8))}`,
          foreignKey: `key${index}x${each}`,
        },
      ]),
    })),
  );

/** Every model of a small set related to every other, through keys of its own. */
const allPairs = (relations: number) => {
  const count = Math.round(Math.sqrt(relations));
  return shapeOf(
    listOf(count, (index) => ({
      name: `Model${index}`,
      properties: { name: 'string' },
      relations: dictionaryOf(count, (other) => [
        `to${other}`,
        { type: 'belongsTo', model: `Model${other}`, foreignKey: '' },
      ]),
    })),
  );
};

/** Each model the base of the next. */
const chainOfBases = (count: number) =>
  shapeOf(
    listOf(count, (index) => ({
      name: `Model${index}`,
      base: index === 0 ? 'PersistedModel' : `Model${index - 1}`,
      properties: { [`own${index}`]: 'string' },
    })),
  );

/** A chain of bases in which each model also has a relation: all of them are handed down. */
const chainWithRelations = (count: number) =>
  shapeOf(
    listOf(count, (index) => ({
      name: `Model${index}`,
      base: index === 0 ? 'PersistedModel' : `Model${index - 1}`,
      properties: { [`own${index}`]: 'string' },
      relations: { [`relation${index}`]: { type: 'belongsTo', model: 'Model0' } },
    })),
  );

/** Each model related to the next. */
const chainOfRelations = (count: number) =>
  shapeOf(
    listOf(count, (index) => ({
      name: `Model${index}`,
      properties: { name: 'string' },
      ...(index === 0 ? {} : { relations: { previous: { type: 'belongsTo', model: `Model${index - 1}` } } }),
    })),
  );

/** One model with that many relations to as many others. */
const hub = (count: number) =>
  shapeOf([
    {
      name: 'Hub',
      properties: { name: 'string' },
      relations: dictionaryOf(count, (index) => [
        `spokes${index}`,
        { type: 'hasMany', model: `Spoke${index}` },
      ]),
    },
    ...listOf(count, (index) => ({ name: `Spoke${index}`, properties: { name: 'string' } })),
  ]);

/** Two models with that many relations between them. */
const bundle = (count: number) =>
  shapeOf([
    {
      name: 'One',
      relations: dictionaryOf(count, (index) => [
        `others${index}`,
        { type: 'hasMany', model: 'Other', foreignKey: `key${index}` },
      ]),
    },
    { name: 'Other', properties: { name: 'string' } },
  ]);

/** One model that inherits by that many others. */
const oneBase = (count: number) =>
  shapeOf([
    { name: 'Base', properties: dictionaryOf(20, (index) => [`property${index}`, 'string']) },
    ...listOf(count, (index) => ({ name: `Child${index}`, base: 'Base', properties: { own: 'string' } })),
  ]);

const manyProperties = (count: number) =>
  shapeOf([
    { name: 'Wide', properties: dictionaryOf(count, (index) => [`property${index}`, { type: 'string' }]) },
  ]);

/** A model that lists all of its properties again: hidden, in indexes, left out of its base. */
const manyListed = (count: number) =>
  shapeOf([
    {
      name: 'Wide',
      properties: dictionaryOf(count, (index) => [`property${index}`, { type: 'string' }]),
      hidden: listOf(count, (index) => `property${index}`),
      excludeBaseProperties: listOf(count, (index) => `left${index}`),
      indexes: dictionaryOf(count, (index) => [`index${index}`, { keys: { [`property${index}`]: 1 } }]),
    },
  ]);

const longName = (characters: number) =>
  shapeOf([
    { name: `Long${'x'.repeat(characters)}`, properties: { [`p${'y'.repeat(characters)}`]: 'string' } },
    { name: 'Other', relations: { long: { type: 'hasMany', model: `Long${'x'.repeat(characters)}` } } },
  ]);

const longNote = (characters: number) =>
  shapeOf([{ name: 'Other' }], [], [{ ...(notes(1)[0] as Note), text: 'word '.repeat(characters / 5) }]);

const modelsInAreas = (count: number) => ({ ...ordinary(count), areas: areas(count), notes: notes(count) });

/** Models whose names differ by little, all with a relation to a name that is not there. */
const manyUnknown = (count: number) =>
  shapeOf(
    listOf(count, (index) => ({
      name: `Model${index}`,
      properties: { name: 'string' },
      relations: { lost: { type: 'belongsTo', model: `Modle${index}` } },
    })),
  );

/** Models of the same name, which LoopBack's rule makes one. */
const sameName = (count: number) =>
  shapeOf(listOf(count, () => ({ name: 'Model', properties: { name: 'string' } })));

/** In a chain each model shows what all before it have: so many of them show so many lines. */
const basesOf = (lines: number): number => Math.round(Math.sqrt(2 * lines));

const many = (count: number) => `${count.toLocaleString('en')}`;

/** Each shape with the size that grows, and what it counts. */
export const shapes: Readonly<
  Record<
    string,
    {
      readonly make: (size: number) => Shape;
      readonly size: number;
      readonly title: (size: number) => string;
    }
  >
> = {
  ordinary: { make: ordinary, size: 500, title: (size) => `${many(size)} models` },
  areas: {
    make: (size) => shapeOf([{ name: 'A' }], areas(size)),
    size: 1000,
    title: (size) => `${many(size)} areas`,
  },
  notes: {
    make: (size) => shapeOf([{ name: 'A' }], [], notes(size)),
    size: 1000,
    title: (size) => `${many(size)} notes`,
  },
  modelsInAreas: {
    make: modelsInAreas,
    size: 250,
    title: (size) => `${many(size)} models in as many areas with notes`,
  },
  allPairs: { make: allPairs, size: 3600, title: (size) => `${many(size)} relations, every pair of models` },
  chainOfBases: {
    make: (lines) => chainOfBases(basesOf(lines)),
    size: 125_000,
    title: (lines) => `a chain of ${many(basesOf(lines))} bases, by the lines of its boxes`,
  },
  chainWithRelations: {
    make: (lines) => chainWithRelations(basesOf(lines)),
    size: 20_000,
    title: (lines) => `a chain of ${many(basesOf(lines))} bases with relations, by the lines of its boxes`,
  },
  chainOfRelations: {
    make: chainOfRelations,
    size: 500,
    title: (size) => `a chain of ${many(size)} relations`,
  },
  hub: { make: hub, size: 500, title: (size) => `a hub of ${many(size)} relations` },
  bundle: { make: bundle, size: 500, title: (size) => `${many(size)} relations between two models` },
  oneBase: { make: oneBase, size: 500, title: (size) => `${many(size)} models of one base` },
  manyProperties: {
    make: manyProperties,
    size: 1250,
    title: (size) => `a model of ${many(size)} properties`,
  },
  manyListed: {
    make: manyListed,
    size: 1250,
    title: (size) => `a model that lists ${many(size)} properties`,
  },
  manyUnknown: { make: manyUnknown, size: 250, title: (size) => `${many(size)} unknown names` },
  sameName: { make: sameName, size: 500, title: (size) => `${many(size)} models of one name` },
  longName: { make: longName, size: 250_000, title: (size) => `a name of ${many(size)} characters` },
  longNote: { make: longNote, size: 1_000_000, title: (size) => `a note of ${many(size)} characters` },
};
