/** Boots the exported files in the real loopback 3.28 and compares its models with those of the designer. */
import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addFiles,
  addModel,
  canvasFilePath,
  connectModels,
  createExampleProject,
  createProject,
  describeProperties,
  type Project,
  printCanvasFile,
  readModelConfig,
  readModelFile,
  relationsOf,
  renameModel,
  setModelSetting,
  setRelationAttribute,
} from '../src/model/index.ts';
import { exampleConfig, exampleFiles } from '../src/model/testing/fixtures.ts';
import { type BootedProject, bootProject, relationOf } from './testing/bootProject.ts';

const boot4 = createRequire(import.meta.url)('@loopback/boot') as Record<
  string,
  { extensions?: readonly string[] }
>;

let booted: BootedProject | undefined;

afterEach(() => {
  booted?.close();
  booted = undefined;
});

async function start(project: Project) {
  booted = await bootProject(project);
  return booted.models;
}

describe('the exported example in loopback 3.28', () => {
  it('HM1 HM2 PF3: has orders and reviews on a customer, with the foreign keys on the other side', async () => {
    const { Customer, Order, Review } = await start(createExampleProject());
    expect(Customer?.relations['orders']).toMatchObject({ type: 'hasMany', keyTo: 'customerId' });
    expect(Customer?.relations['reviews']).toMatchObject({ type: 'hasMany', keyTo: 'authorId' });
    expect(Customer?.relations['orders']?.modelTo?.modelName).toBe('Order');
    expect(Customer?.relations['reviews']?.modelTo?.modelName).toBe('Review');
    expect(Order?.definition.properties['customerId']?.type).toBe(Number);
    expect(Review?.definition.properties['authorId']?.type).toBe(Number);
  });

  it('HM1 HM2: the relations work on an instance', async () => {
    const { Customer } = await start(createExampleProject());
    const customer = await Customer?.create({ name: 'Ada' });
    const order = await relationOf(customer, 'orders').create({ description: 'A loom' });
    const review = await relationOf(customer, 'reviews').create({ title: 'Fine' });
    expect(customer?.['id']).toBe(1);
    expect(order['customerId']).toBe(1);
    expect(review['authorId']).toBe(1);
    expect(await relationOf(customer, 'orders').count()).toBe(1);
    expect((await relationOf(customer, 'reviews').find({}))[0]?.['title']).toBe('Fine');
  });

  it('CM2 CM3: renamed and re-pluralised models keep working under the names that the designer shows', async () => {
    const renamed = renameModel(createExampleProject(), { modelId: 'order', name: 'PurchaseOrder' });
    const parent = renameModel(renamed, { modelId: 'customer', name: 'Client' });
    const project = setModelSetting(parent, { modelId: 'review', key: 'plural', value: 'Opinions' });
    expect(relationsOf(project, 'customer').map((relation) => relation.ref.name)).toEqual([
      'purchaseOrders',
      'opinions',
    ]);
    const { Client, PurchaseOrder, Review } = await start(project);
    const client = await Client?.create({ name: 'Ada' });
    expect((await relationOf(client, 'purchaseOrders').create({}))['clientId']).toBe(client?.['id']);
    expect((await relationOf(client, 'opinions').create({}))['authorId']).toBe(client?.['id']);
    expect(PurchaseOrder?.definition.properties).toHaveProperty('clientId');
    expect(Review?.pluralModelName).toBe('Opinions');
  });

  it('CM7: a model with a hasMany to itself boots', async () => {
    const project = connectModels(createExampleProject(), { ownerId: 'customer', targetId: 'customer' });
    const { Customer } = await start(project);
    expect(Customer?.relations['customers']).toMatchObject({ type: 'hasMany', keyTo: 'customerId' });
    expect(describeProperties(project, 'customer').find(({ name }) => name === 'customerId')?.from).toBe(
      'Customer.customers',
    );
  });
});

describe('built-in models in loopback 3.28', () => {
  it('PF6 RK7 PR4: a built-in base and a built-in target work as exported', async () => {
    const position = { x: 0, y: 0 };
    const member = addModel(createProject('P'), { id: 'member', name: 'Member', position });
    const based = setModelSetting(member, { modelId: 'member', key: 'base', value: 'User' });
    const both = addModel(based, { id: 'post', name: 'Post', position });
    const related = connectModels(both, { ownerId: 'post', targetId: 'member' });
    const project = setRelationAttribute(related, {
      ref: { modelId: 'post', name: 'members' },
      attribute: 'model',
      value: 'AccessToken',
    });
    const { Member, Post, AccessToken } = await start(project);
    expect(Post?.relations['accessTokens']?.keyTo).toBe('postId');
    expect(AccessToken?.definition.properties).toHaveProperty('postId');
    expect(Object.keys(Member?.definition.properties ?? {}).toSorted()).toEqual(
      describeProperties(project, 'member')
        .map((property) => property.name)
        .toSorted(),
    );
  });
});

describe("the ten files of LoopBack's relations example", () => {
  it('PR5 PF1: boot as exported, with the properties and relations that the designer shows', async () => {
    const files = exampleFiles.map(({ path, text }) => {
      const read = readModelFile(path, text);
      if (!read.ok) throw new Error(read.error.message);
      return read.value;
    });
    const config = readModelConfig('server/model-config.json', exampleConfig);
    if (!config.ok) throw new Error(config.error.message);
    const project = addFiles(createProject('P'), {
      files,
      modelConfig: config.value,
      ids: files.map((file) => file.definition.name),
      positions: [],
    });
    const models = await start(project);
    for (const { id } of project.models) {
      const model = models[id];
      const names = describeProperties(project, id).map((property) => property.name);
      expect([id, names.toSorted()]).toEqual([
        id,
        Object.keys(model?.definition.properties ?? {}).toSorted(),
      ]);
      const relations = relationsOf(project, id).map((relation) => relation.ref.name);
      expect([id, relations.toSorted()]).toEqual([id, Object.keys(model?.relations ?? {}).toSorted()]);
    }
  });
});

describe('the canvas file', () => {
  it('CF1: is not read by loopback 3.28, in whatever folder it is', async () => {
    const project = createExampleProject();
    const names = Object.keys(await start(project)).toSorted();
    booted?.close();
    // What would keep LoopBack from booting if it read it.
    const text = `${printCanvasFile(project)}<<<<<<< HEAD\n`;
    const folders = [
      '',
      'common/',
      'common/models/',
      'server/',
      'server/models/',
      'server/boot/',
      'server/middleware/',
    ];
    const others = folders.map((folder) => ({ path: `${folder}${canvasFilePath}`, text }));
    booted = await bootProject(project, others);
    expect(Object.keys(booted.models).toSorted()).toEqual(names);
    // It does read a JSON file in the same place, so the test would notice.
    const json = { path: 'common/models/canvas.json', text };
    await expect(bootProject(project, [json])).rejects.toThrow();
  });

  it('CF1: has none of the endings that LoopBack 4 boots', () => {
    const defaults = Object.entries(boot4).flatMap(([name, value]) =>
      name.endsWith('Defaults') ? (value.extensions ?? []) : [],
    );
    expect(defaults.length).toBeGreaterThan(4);
    expect(defaults.filter((ending) => canvasFilePath.endsWith(ending))).toEqual([]);
  });
});
