/** Checks the problems of embedded models, and what their fixes lead to, in the real loopback 3.28. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Project } from '../src/model/index.ts';
import { findProblems } from '../src/model/problems/findProblems.ts';
import { type BootedProject, bootProject, type EngineInstance } from './testing/bootProject.ts';
import { codesOf, type Definition, projectOf } from './testing/definitions.ts';

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

/** A row of the engine; its relations are functions with functions. */
interface Row {
  save(): Promise<Row>;
  toJSON(): Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

interface Engine {
  create(data?: object): Promise<Row>;
  findById(id: unknown): Promise<Row>;
  find(filter?: object): Promise<readonly Row[]>;
}

interface Accessor {
  (): Row | undefined;
  create(data: object): Promise<Row>;
  add(target: unknown): Promise<Row | null>;
  find(filter?: object): Promise<readonly Row[]>;
  get(): Promise<Row | null>;
}

async function boot(project: Project) {
  booted?.close();
  booted = await bootProject(project);
  return booted.models as unknown as Readonly<Record<string, Engine>>;
}

function modelOf(models: Readonly<Record<string, Engine>>, name: string): Engine {
  const found = models[name];
  if (found === undefined) throw new Error(`no model ${name}`);
  return found;
}

function through(row: Row | undefined, name: string): Accessor {
  const accessor = row?.[name];
  if (typeof accessor !== 'function') throw new Error(`no relation ${name}`);
  return accessor as unknown as Accessor;
}

/** Returns what the relation finds in its list, which has no promise form. */
const listOf = (row: Row, name: string): Promise<readonly Row[]> =>
  new Promise((resolve, reject) => {
    const read = row[name] as (filter: object, done: (error: unknown, list: readonly Row[]) => void) => void;
    read({}, (error, list) => (error ? reject(error) : resolve(list)));
  });

const inMemory = { dataSource: 'db', public: true };
const transient = { dataSource: 'transient', public: false };

/** Gives a project a model-config, and the data sources that the tests boot it with. */
function configured(project: Project, entries: Readonly<Record<string, object>> = {}): Project {
  const names = project.models.map(({ definition }) => definition.name);
  const config = Object.fromEntries(names.map((name) => [name, entries[name] ?? inMemory]));
  return {
    ...project,
    modelConfig: {
      path: 'server/model-config.json',
      config: { _meta: { sources: ['../common/models'] }, ...config } as never,
      source: null,
    },
    application: {
      packages: null,
      unread: [],
      dataSources: {
        path: 'server/datasources.json',
        connectors: { db: ['memory'], transient: ['transient'] },
        unreadPaths: [],
      },
    },
  };
}

const fixed = (project: Project, code: string): Project => {
  const fix = findProblems(project).find((problem) => problem.code === code)?.fix;
  if (fix === undefined) throw new Error(`no fix for ${code}`);
  return fix.apply(project);
};

const customer = (relations: object, more: object = {}): Definition => ({
  name: 'Customer',
  properties: { name: 'string' },
  ...more,
  relations,
});
/** An embedded model without a problem: its id is a number that is not forced. */
const address = (more: object = {}): Definition => ({
  name: 'Address',
  base: 'Model',
  forceId: false,
  properties: { city: 'string' },
  ...more,
});
const one = (more: object = {}) => ({ type: 'embedsOne', model: 'Address', ...more });
const many = (more: object = {}) => ({ type: 'embedsMany', model: 'Address', ...more });
const country: Definition = { name: 'Country', properties: { code: 'string' } };

const newCustomer = async (project: Project, data: object = {}) => {
  const models = await boot(project);
  return { models, row: await modelOf(models, 'Customer').create(data) };
};
const again = async (models: Readonly<Record<string, Engine>>, id: unknown = 1) =>
  modelOf(models, 'Customer').findById(id);

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
