/** Checks the problems of where embedded rows and rows beside them are stored, in the real loopback 3.28. */
import { describe, expect, it } from 'vitest';
import type { Project } from '../src/model/index.ts';
import type { EngineInstance } from './testing/bootProject.ts';
import { codesOf, projectOf } from './testing/definitions.ts';
import {
  address,
  again,
  configured,
  country,
  customer,
  fixed,
  many,
  modelOf,
  newCustomer,
  one,
  through,
  transient,
} from './testing/embeds.ts';

describe('problems of where embedded rows are stored', () => {
  it('PB121: rows in a data source that stores nothing are lost; the fix stores them', async () => {
    const project = configured(
      projectOf(customer({ countries: { type: 'hasMany', model: 'Country' } }), country),
      { Country: transient },
    );
    expect(codesOf(project)).toEqual(['transient-target']);
    const found = async (tested: Project) => {
      const { models, row } = await newCustomer(tested);
      await through(row, 'countries').create({ code: 'de' });
      return through(await again(models), 'countries').find();
    };
    expect(await found(project)).toEqual([]);
    const stored = fixed(project, 'transient-target');
    expect(codesOf(stored)).toEqual([]);
    expect(await found(stored)).toHaveLength(1);
  });

  it('PB122: items of two owners share the rows that point at their ids', async () => {
    const project = projectOf(
      customer({ addresses: many() }),
      address({ relations: { countries: { type: 'hasMany', model: 'Country', foreignKey: 'addressId' } } }),
      country,
    );
    expect(codesOf(project)).toEqual(['embedded-owner']);
    const ofSecond = async (tested: Project) => {
      const { models, row } = await newCustomer(tested);
      const other = await modelOf(models, 'Customer').create();
      const first = await through(row, 'addresses').create({});
      const second = await through(other, 'addresses').create({});
      await through(first, 'countries').create({ code: 'de' });
      return through(second, 'countries').find();
    };
    expect(await ofSecond(project)).toHaveLength(1);
    const unique = configured(project, { Address: transient });
    expect(codesOf(unique)).toEqual([]);
    expect(await ofSecond(unique)).toEqual([]);
  });

  it('PB123: an item does not lead back to its owner; the fix copies the id', async () => {
    const project = projectOf(
      customer({ addresses: many() }),
      address({ relations: { customer: { type: 'belongsTo', model: 'Customer' } } }),
    );
    expect(codesOf(project)).toEqual(['embedded-back-reference']);
    const ownerOf = async (tested: Project) => {
      const { row } = await newCustomer(tested, { name: 'Ann' });
      const item = await through(row, 'addresses').create({});
      return ((await through(item, 'customer').get()) as EngineInstance | null)?.['name'];
    };
    expect(await ownerOf(project)).toBeUndefined();
    const copying = fixed(project, 'embedded-back-reference');
    expect(codesOf(copying)).toEqual([]);
    expect(await ownerOf(copying)).toBe('Ann');
  });

  it('PB124: persistent stores nothing in a data source that stores nothing', async () => {
    const project = configured(
      projectOf(customer({ addresses: many({ options: { persistent: true } }) }), address()),
      { Address: transient },
    );
    expect(codesOf(project)).toEqual(['idle-persistent']);
    const { models, row } = await newCustomer(project);
    await through(row, 'addresses').create({ city: 'Ulm' });
    expect(await modelOf(models, 'Address').find()).toEqual([]);
    expect(codesOf(fixed(project, 'idle-persistent'))).toEqual([]);
  });

  it('PB125: an embedded model is declared as LoopBack asks, and its owner can be saved as before', async () => {
    const definitions = [
      customer({ address: one() }),
      address({ base: 'PersistedModel', forceId: undefined }),
    ];
    const project = configured(projectOf(...definitions));
    expect(codesOf(project)).toEqual(['stored-embedded-model']);
    const embedded = fixed(project, 'stored-embedded-model');
    expect(codesOf(embedded)).toEqual([]);
    expect(embedded.modelConfig?.config['Address']).toEqual({ dataSource: 'transient', public: true });
    const { models, row } = await newCustomer(embedded);
    await through(row, 'address').create({ city: 'Ulm' });
    const found = await again(models);
    await found.save();
    expect(through(await again(models), 'address')()?.['city']).toBe('Ulm');
    expect(await modelOf(models, 'Address').find()).toEqual([]);
  });

  it('PB125: without a data source LoopBack leaves the relation out, so null is not offered', async () => {
    const project = configured(projectOf(customer({ address: one() }), address()), {
      Address: { dataSource: null },
    });
    expect(codesOf(project)).toEqual(['unattached-model']);
    const { row } = await newCustomer(project);
    expect(row['address']).toBeUndefined();
  });

  it('PB126: a declared type of the property that holds embedded rows is replaced; the fix declares it', async () => {
    const project = projectOf(
      customer({ address: one({ property: 'kept' }) }, { properties: { kept: 'string' } }),
      address(),
    );
    expect(codesOf(project)).toEqual(['overwritten-foreign-key-type']);
    const { row } = await newCustomer(project, { kept: 'Ulm' });
    expect(row.toJSON()['kept']).toMatchObject({ 0: 'U', 1: 'l', 2: 'm' });
    expect(codesOf(fixed(project, 'overwritten-foreign-key-type'))).toEqual([]);
  });
});
