/** The exported files, booted by the real loopback 3.28: what it makes of them is what the designer shows. */
import { afterEach, describe, expect, it } from 'vitest';
import {
  connectModels,
  createExampleProject,
  describeProperties,
  type Project,
  relationsOf,
  renameModel,
  setModelSetting,
} from '../src/model/index.ts';
import { type BootedProject, bootProject, relationOf } from './testing/bootProject.ts';

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

  it('CM7: a model that has many of itself boots', async () => {
    const project = connectModels(createExampleProject(), { ownerId: 'customer', targetId: 'customer' });
    const { Customer } = await start(project);
    expect(Customer?.relations['customers']).toMatchObject({ type: 'hasMany', keyTo: 'customerId' });
    expect(describeProperties(project, 'customer').find(({ name }) => name === 'customerId')?.from).toBe(
      'Customer.customers',
    );
  });
});
