/** Checks the problems of embedded models, and what their fixes lead to, in the real loopback 3.28. */
import { describe, expect, it } from 'vitest';
import type { Project } from '../src/model/index.ts';
import { codesOf, projectOf } from './testing/definitions.ts';
import {
  address,
  again,
  configured,
  country,
  customer,
  fixed,
  listOf,
  many,
  modelOf,
  newCustomer,
  one,
  through,
  transient,
} from './testing/embeds.ts';

describe('problems of embedded models', () => {
  it('PB127: once a list has an item with a forced id, its owner is not saved again; the fix lets it', async () => {
    const project = projectOf(customer({ addresses: many() }), address({ forceId: undefined }));
    expect(codesOf(project)).toEqual(['forced-embedded-id']);
    const saveAgain = async (tested: Project) => {
      const { models, row } = await newCustomer(tested);
      await through(row, 'addresses').create({ city: 'Ulm' });
      return (await again(models)).save();
    };
    await expect(saveAgain(project)).rejects.toThrow(/`id` can't be set/);
    const freed = fixed(project, 'forced-embedded-id');
    expect(codesOf(freed)).toEqual([]);
    expect((await saveAgain(freed)).toJSON()['id']).toBe(1);
  });

  it('PB127: a single item has no id, but one of a data source that generates ids has', async () => {
    const definitions = [customer({ address: one() }), address({ forceId: undefined })] as const;
    const saveAgain = async (tested: Project) => {
      const { models, row } = await newCustomer(tested);
      await through(row, 'address').create({ city: 'Ulm' });
      return (await again(models)).save();
    };
    const plain = projectOf(...definitions);
    expect(codesOf(plain)).toEqual([]);
    expect((await saveAgain(plain)).toJSON()['id']).toBe(1);
    const generating = configured(plain, { Address: transient });
    expect(codesOf(generating)).toEqual(['forced-embedded-id']);
    await expect(saveAgain(generating)).rejects.toThrow(/`id` can't be set/);
    expect((await saveAgain(fixed(generating, 'forced-embedded-id'))).toJSON()['id']).toBe(1);
    // Not validated, not refused.
    const unchecked = projectOf(
      customer({ addresses: many({ options: { validate: false } }) }),
      definitions[1],
    );
    expect(codesOf(unchecked)).toEqual([]);
  });

  it('PB116: two relations with one property replace what the other stores; the fix tells them apart', async () => {
    const project = projectOf(customer({ home: one(), work: one() }), address());
    expect(codesOf(project)).toEqual(['shared-embedded-property']);
    const homeOf = async (tested: Project) => {
      const { models, row } = await newCustomer(tested);
      await through(row, 'home').create({ city: 'Home' });
      await through(row, 'work').create({ city: 'Work' });
      return through(await again(models), 'home')()?.['city'];
    };
    expect(await homeOf(project)).toBe('Work');
    const apart = fixed(project, 'shared-embedded-property');
    expect(codesOf(apart)).toEqual([]);
    expect(await homeOf(apart)).toBe('Home');
  });

  it('PB117: a text id that nothing generates is refused in every item without one; the fix generates it', async () => {
    const id = { type: 'string', id: true };
    const project = projectOf(
      customer({ addresses: many() }),
      address({ properties: { id, city: 'string' } }),
    );
    expect(codesOf(project)).toEqual(['blank-embedded-id']);
    const create = async (tested: Project) => {
      const { row } = await newCustomer(tested);
      return (await through(row, 'addresses').create({ city: 'Ulm' })).toJSON()['id'];
    };
    await expect(create(project)).rejects.toThrow(/`id` is blank/);
    const generating = fixed(project, 'blank-embedded-id');
    expect(codesOf(generating)).toEqual([]);
    expect(await create(generating)).toEqual(expect.stringMatching(/^[\da-f-]{36}$/));
    // So does a data source that generates ids.
    const moved = configured(project, { Address: transient });
    expect(codesOf(moved)).toEqual([]);
    expect(await create(moved)).toEqual(expect.any(String));
  });

  it('PB118: LoopBack makes something else of a default that is not an object', async () => {
    const made = async (value: unknown) => {
      const project = projectOf(customer({ address: one({ property: 'kept', default: value }) }), address());
      const codes = codesOf(project);
      const { row } = await newCustomer(project);
      return [codes, row.toJSON()['kept']];
    };
    const code = ['embedded-default'];
    expect(await made('Ulm')).toEqual([code, undefined]);
    expect(await made(null)).toEqual([code, { city: undefined, id: undefined }]);
    expect(await made([{ city: 'Ulm' }])).toEqual([
      code,
      { 0: { city: 'Ulm' }, city: undefined, id: undefined },
    ]);
    expect(await made({ city: 'Ulm' })).toEqual([[], { city: 'Ulm', id: undefined }]);
    const listed = projectOf(
      customer({ address: one({ property: 'kept', default: [{ city: 'Ulm' }] }) }),
      address(),
    );
    const { row } = await newCustomer(fixed(listed, 'embedded-default'));
    expect(row.toJSON()['kept']).toEqual({ city: 'Ulm', id: undefined });
  });

  it('PB118: embedsMany ignores a default, and embedsOne a scope', async () => {
    const project = projectOf(
      customer({
        addresses: many({ default: [{ city: 'Ulm' }] }),
        address: one({ scope: { where: { city: 'Ulm' } } }),
      }),
      address(),
    );
    expect(codesOf(project)).toEqual(['ignored-attribute', 'ignored-attribute']);
    const { row } = await newCustomer(project, { _address: { city: 'Bonn' } });
    expect([...(await listOf(row, 'addresses'))]).toEqual([]);
    expect(through(row, 'address')()?.['city']).toBe('Bonn');
  });

  it('PB119: a list is neither sorted nor cut by the scope of its relation', async () => {
    const scope = { where: { city: { neq: 'Bonn' } }, order: 'city', limit: 1 };
    const project = projectOf(customer({ addresses: many({ property: 'kept', scope }) }), address());
    expect(codesOf(project)).toEqual(['embedded-scope']);
    const kept = ['Ulm', 'Bonn', 'Aue'].map((city, index) => ({ id: index + 1, city }));
    const cities = async (tested: Project) => {
      const { row } = await newCustomer(tested, { kept });
      return (await listOf(row, 'addresses')).map(({ city }) => city);
    };
    expect(await cities(project)).toEqual(['Ulm', 'Aue']);
    const plain = fixed(project, 'embedded-scope');
    expect(codesOf(plain)).toEqual([]);
    expect(await cities(plain)).toEqual(['Ulm', 'Aue']);
  });

  it('PB120: add needs the name of a belongsTo of the embedded model; the fix gives it', async () => {
    const project = projectOf(
      customer({ addresses: many({ options: { belongsTo: 'contry' } }) }),
      address({ relations: { country: { type: 'belongsTo', model: 'Country' } } }),
      country,
    );
    expect(codesOf(project)).toEqual(['embedded-reference']);
    const added = async (tested: Project) => {
      const { models, row } = await newCustomer(tested);
      const target = await modelOf(models, 'Country').create({ code: 'de' });
      return (await through(row, 'addresses').add(target['id']))?.toJSON()['countryId'];
    };
    await expect(added(project)).rejects.toThrow('Invalid reference: contry');
    expect(await added(fixed(project, 'embedded-reference'))).toBe(1);
  });
});
