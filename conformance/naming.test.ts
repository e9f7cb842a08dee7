/**
 * Compares our names with those of the real engine, for a list of tricky names
 * and for 2,000 generated ones. No expected result is written down here.
 */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  belongsToForeignKey,
  belongsToName,
  embedsManyName,
  embedsManyProperty,
  embedsOneName,
  embedsOneProperty,
  fileNameOf,
  foreignKeyOf,
  hasManyName,
  modelNameFromFile,
  pluralOf,
  polymorphicDiscriminator,
  polymorphicForeignKey,
  referencesManyForeignKey,
} from '../src/model/index.ts';
import { generateNames, trickyNames } from './testing/names.ts';

const require = createRequire(import.meta.url);
const { DataSource } = require('loopback-datasource-juggler');
const lodash = require('lodash');

/** Every name that is derived from the name of a model. */
type Names = Readonly<Record<string, string>>;

function engineNames(name: string, plural?: string): Names {
  const dataSource = new DataSource('memory');
  const settings = plural === undefined ? {} : { plural };
  const model = dataSource.define(name, { title: String }, settings);
  const other = dataSource.define('Other', { title: String });
  const link = dataSource.define('Link', { title: String });
  const hasMany = other.hasMany(model);
  const through = other.hasMany(model, { as: 'linked', through: link });
  const declared = model.hasMany(other);
  const hasOne = model.hasOne(other, { as: 'single' });
  const targetOfOne = other.hasOne(model, { as: undefined });
  const belongsTo = other.belongsTo(model);
  const references = other.referencesMany(model, { as: undefined });
  const embedsOne = other.embedsOne(model);
  const embedsMany = other.embedsMany(model);
  const polymorphic = other.hasMany(model, { as: 'shared', polymorphic: name });
  return {
    plural: model.pluralModelName,
    hasManyName: hasMany.name,
    foreignKey: declared.keyTo,
    hasOneForeignKey: hasOne.keyTo,
    hasOneName: targetOfOne.name,
    keyThrough: through.keyThrough,
    belongsToName: belongsTo.name,
    belongsToForeignKey: belongsTo.keyFrom,
    referencesManyName: references.name,
    referencesManyForeignKey: references.keyFrom,
    embedsOneName: embedsOne.name,
    embedsOneProperty: embedsOne.keyFrom,
    embedsManyName: embedsMany.name,
    embedsManyProperty: embedsMany.keyFrom,
    polymorphicForeignKey: polymorphic.polymorphic.foreignKey,
    polymorphicDiscriminator: polymorphic.polymorphic.discriminator,
  };
}

function ourNames(name: string, setting?: string): Names {
  const plural = pluralOf(name, setting);
  return {
    plural,
    hasManyName: hasManyName(plural),
    foreignKey: foreignKeyOf(name),
    hasOneForeignKey: foreignKeyOf(name),
    hasOneName: belongsToName(name),
    keyThrough: foreignKeyOf(name),
    belongsToName: belongsToName(name),
    belongsToForeignKey: belongsToForeignKey(belongsToName(name)),
    referencesManyName: hasManyName(plural),
    referencesManyForeignKey: referencesManyForeignKey(name),
    embedsOneName: embedsOneName(name),
    embedsOneProperty: embedsOneProperty(name, embedsOneName(name)),
    embedsManyName: embedsManyName(name),
    embedsManyProperty: embedsManyProperty(plural, embedsManyName(name)),
    polymorphicForeignKey: polymorphicForeignKey(name),
    polymorphicDiscriminator: polymorphicDiscriminator(name),
  };
}

const seed = 20_261_122;
const generatedNames = generateNames(seed, 2000);

describe('names, compared with loopback-datasource-juggler', () => {
  it.each(trickyNames)('NM1 NM2 NM3 NM4 NM5 NM6: %s', (name) => {
    expect(ourNames(name)).toEqual(engineNames(name));
  });

  it(`NM1 NM2 NM3 NM4 NM5 NM6: 2,000 names generated from seed ${seed}`, () => {
    const differences = generatedNames.flatMap((name) => {
      const [ours, theirs] = [ourNames(name), engineNames(name)];
      return Object.keys(theirs)
        .filter((key) => ours[key] !== theirs[key])
        .map((key) => `${name}: ${key} is ${theirs[key]}, ours ${ours[key]}`);
    });
    expect(differences).toEqual([]);
    expect(new Set(generatedNames).size).toBe(2000);
  });

  it.each(['purchase_orders', 'The Orders/x', 'people', 'ORDERS', 'order-list', '_hidden'])(
    'NM1 NM2: the plural setting %s is used unchanged',
    (plural) => {
      expect(ourNames('Order', plural)).toEqual(engineNames('Order', plural));
    },
  );
});

describe('file names, compared with lodash, which LoopBack uses for them', () => {
  /** The rule of the model generator, with the function that it calls. */
  function generatorName(name: string): string {
    if (name === name.toUpperCase() || name.includes('-')) return name.toLowerCase();
    return lodash.kebabCase(name);
  }

  const plainNames = [...trickyNames, ...generatedNames].filter((name) => /^[\w-]+$/.test(name));

  it('NM8: the file of a model has the name of the model generator', () => {
    // loopback-boot ignores files that begin with "_", so our name drops it.
    const expected = (name: string): string => `${generatorName(name).replace(/^_+/, '')}.json`;
    const differences = plainNames.filter((name) => fileNameOf(name) !== expected(name));
    expect(differences).toEqual([]);
    expect(plainNames.length).toBeGreaterThan(1000);
  });

  it('NM9: a file without a name gives the model name of LoopBack', () => {
    const bases = plainNames.flatMap((name) => [name, generatorName(name)]);
    const differences = bases.filter(
      (base) => modelNameFromFile(`common/models/${base}.json`) !== lodash.upperFirst(lodash.camelCase(base)),
    );
    expect(differences).toEqual([]);
  });
});
