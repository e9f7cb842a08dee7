import type { Area, Note } from '../../src/model/index.ts';

/** A growing project: the texts of its model files, and its areas and notes. */
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

/** Returns the position of a cell in a square of cells. */
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

/** Every model of a small set related to every other, with its own keys. */
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

/** A chain of bases in which each model also has a relation: all of them are inherited. */
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

/** One model with that formatNumber relations to as formatNumber others. */
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

/** Two models with that formatNumber relations between them. */
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

/** One model from which that formatNumber others inherit. */
const oneBase = (count: number) =>
  shapeOf([
    { name: 'Base', properties: dictionaryOf(20, (index) => [`property${index}`, 'string']) },
    ...listOf(count, (index) => ({ name: `Child${index}`, base: 'Base', properties: { own: 'string' } })),
  ]);

const manyProperties = (count: number) =>
  shapeOf([
    { name: 'Wide', properties: dictionaryOf(count, (index) => [`property${index}`, { type: 'string' }]) },
  ]);

/** A model that lists all of its properties again: as hidden, in indexes, as excluded from its base. */
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

/** Models with similar names, all with a relation to an unknown name. */
const manyUnknown = (count: number) =>
  shapeOf(
    listOf(count, (index) => ({
      name: `Model${index}`,
      properties: { name: 'string' },
      relations: { lost: { type: 'belongsTo', model: `Modle${index}` } },
    })),
  );

/** Models of the same name, which are one model in LoopBack. */
const sameName = (count: number) =>
  shapeOf(listOf(count, () => ({ name: 'Model', properties: { name: 'string' } })));

/** The length of a chain whose boxes have that formatNumber lines: each model shows the properties of all before it. */
const basesOf = (lines: number): number => Math.round(Math.sqrt(2 * lines));

const formatNumber = (count: number) => `${count.toLocaleString('en')}`;

/** Each shape with its size at the start, and a title that says what the size counts. */
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
  ordinary: { make: ordinary, size: 500, title: (size) => `${formatNumber(size)} models` },
  areas: {
    make: (size) => shapeOf([{ name: 'A' }], areas(size)),
    size: 1000,
    title: (size) => `${formatNumber(size)} areas`,
  },
  notes: {
    make: (size) => shapeOf([{ name: 'A' }], [], notes(size)),
    size: 1000,
    title: (size) => `${formatNumber(size)} notes`,
  },
  modelsInAreas: {
    make: modelsInAreas,
    size: 250,
    title: (size) => `${formatNumber(size)} models in as many areas with notes`,
  },
  allPairs: {
    make: allPairs,
    size: 3600,
    title: (size) => `${formatNumber(size)} relations, every pair of models`,
  },
  chainOfBases: {
    make: (lines) => chainOfBases(basesOf(lines)),
    size: 125_000,
    title: (lines) => `a chain of ${formatNumber(basesOf(lines))} bases, by the lines of its boxes`,
  },
  chainWithRelations: {
    make: (lines) => chainWithRelations(basesOf(lines)),
    size: 20_000,
    title: (lines) =>
      `a chain of ${formatNumber(basesOf(lines))} bases with relations, by the lines of its boxes`,
  },
  chainOfRelations: {
    make: chainOfRelations,
    size: 500,
    title: (size) => `a chain of ${formatNumber(size)} relations`,
  },
  hub: { make: hub, size: 500, title: (size) => `a hub of ${formatNumber(size)} relations` },
  bundle: { make: bundle, size: 500, title: (size) => `${formatNumber(size)} relations between two models` },
  oneBase: { make: oneBase, size: 500, title: (size) => `${formatNumber(size)} models of one base` },
  manyProperties: {
    make: manyProperties,
    size: 1250,
    title: (size) => `a model of ${formatNumber(size)} properties`,
  },
  manyListed: {
    make: manyListed,
    size: 1250,
    title: (size) => `a model that lists ${formatNumber(size)} properties`,
  },
  manyUnknown: { make: manyUnknown, size: 250, title: (size) => `${formatNumber(size)} unknown names` },
  sameName: { make: sameName, size: 500, title: (size) => `${formatNumber(size)} models of one name` },
  longName: { make: longName, size: 250_000, title: (size) => `a name of ${formatNumber(size)} characters` },
  longNote: {
    make: longNote,
    size: 1_000_000,
    title: (size) => `a note of ${formatNumber(size)} characters`,
  },
};
