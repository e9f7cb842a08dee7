/** Runs the LoopBack 4 forms of calls, which the log shows, with the repositories of LoopBack 4. */
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { findMethod } from '../src/playground/panel/calls/callMethods.ts';
import { repositoryCallOf } from '../src/playground/panel/calls/repositoryCall.ts';
import { describeDesign } from '../src/playground/panel/design/design.ts';
import { projectOf } from './testing/definitions.ts';

const require = createRequire(import.meta.url);

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      properties: { name: 'string', accountIds: ['number'] },
      relations: {
        orders: { type: 'hasMany', model: 'Order' },
        products: { type: 'hasMany', model: 'Product', through: 'Purchase' },
        profile: { type: 'hasOne', model: 'Profile' },
        accounts: { type: 'referencesMany', model: 'Account' },
      },
    },
    {
      name: 'Order',
      properties: { note: 'string' },
      relations: { customer: { type: 'belongsTo', model: 'Customer' } },
    },
    { name: 'Product', properties: { name: 'string' } },
    { name: 'Profile', properties: { text: 'string' } },
    { name: 'Account', properties: { name: 'string' } },
    {
      name: 'Purchase',
      properties: {},
      relations: {
        customer: { type: 'belongsTo', model: 'Customer' },
        product: { type: 'belongsTo', model: 'Product' },
      },
    },
  ),
);

interface Repository {
  create(data: object): Promise<object>;
  findById(id: number): Promise<object>;
}

interface Shop {
  readonly repositories: Readonly<Record<string, Repository>>;
  readonly classes: Readonly<Record<string, new (data: object) => object>>;
}

/** The same models in LoopBack 4, in memory. */
function openShop(): Shop {
  const lb4 = require('@loopback/repository');
  const source = new lb4.juggler.DataSource({ name: 'db', connector: 'memory' });
  const define = (name: string, properties: Readonly<Record<string, object>>) => {
    const definition = new lb4.ModelDefinition({
      name,
      properties: { id: { type: 'number', id: true }, ...properties },
    });
    const model = class extends lb4.Entity {
      static definition = definition;
    };
    return Object.defineProperty(model, 'name', { value: name });
  };
  const key = { type: 'number' };
  const classes = {
    Customer: define('Customer', {
      name: { type: 'string' },
      accountIds: { type: 'array', itemType: 'number' },
    }),
    Order: define('Order', { note: { type: 'string' }, customerId: key }),
    Product: define('Product', { name: { type: 'string' } }),
    Profile: define('Profile', { text: { type: 'string' }, customerId: key }),
    Account: define('Account', { name: { type: 'string' } }),
    Purchase: define('Purchase', { customerId: key, productId: key }),
  };
  const { Customer, Order, Product, Profile, Account, Purchase } = classes;
  const open = (model: unknown) => new lb4.DefaultCrudRepository(model, source);
  const [customers, orders, products] = [open(Customer), open(Order), open(Product)];
  const [profiles, accounts, purchases] = [open(Profile), open(Account), open(Purchase)];
  const relate = (owner: { definition: { addRelation(relation: object): void } }, relation: object) =>
    owner.definition.addRelation(relation);
  const many = { type: 'hasMany', targetsMany: true, source: Customer };
  relate(Customer, { ...many, name: 'orders', target: () => Order });
  relate(Customer, { ...many, name: 'products', target: () => Product, through: { model: () => Purchase } });
  relate(Customer, {
    type: 'hasOne',
    targetsMany: false,
    name: 'profile',
    source: Customer,
    target: () => Profile,
  });
  relate(Customer, {
    type: 'referencesMany',
    targetsMany: true,
    name: 'accounts',
    source: Customer,
    target: () => Account,
    keyFrom: 'accountIds',
  });
  relate(Order, {
    type: 'belongsTo',
    targetsMany: false,
    name: 'customer',
    source: Order,
    target: () => Customer,
    keyFrom: 'customerId',
  });
  const later = (repository: unknown) => async () => repository;
  customers.orders = customers.createHasManyRepositoryFactoryFor('orders', later(orders));
  customers.products = customers.createHasManyThroughRepositoryFactoryFor(
    'products',
    later(products),
    later(purchases),
  );
  customers.profile = customers.createHasOneRepositoryFactoryFor('profile', later(profiles));
  const accessor = customers.createReferencesManyAccessorFor('accounts', later(accounts));
  customers.registerInclusionResolver('accounts', accessor.inclusionResolver);
  orders.customer = orders.createBelongsToAccessorFor('customer', later(customers));
  return {
    classes,
    repositories: {
      customerRepository: customers,
      orderRepository: orders,
      productRepository: products,
      profileRepository: profiles,
      accountRepository: accounts,
      purchaseRepository: purchases,
    },
  };
}

const rows: Readonly<Record<string, readonly object[]>> = {
  customerRepository: [
    { id: 1, name: 'Ada', accountIds: [1, 2] },
    { id: 2, name: 'Bob', accountIds: [] },
  ],
  orderRepository: [
    { id: 5, note: 'b', customerId: 1 },
    { id: 6, note: 'a', customerId: 1 },
    { id: 7, customerId: 2 },
  ],
  productRepository: [
    { id: 5, name: 'Tea' },
    { id: 6, name: 'Ink' },
  ],
  purchaseRepository: [{ id: 1, customerId: 1, productId: 5 }],
  profileRepository: [{ id: 1, text: 'x', customerId: 1 }],
  accountRepository: [
    { id: 1, name: 'one' },
    { id: 2, name: 'two' },
  ],
};

interface Given {
  readonly id?: number;
  readonly where?: object;
  readonly filter?: object;
  readonly data?: object;
}

/** Writes the form of a call on the row 1 (of Order: 5), or on the class. */
function formOf(path: string, { id, where, filter, data = {} }: Given): string {
  const [owner = '', name = '', methodName] = path.split('.');
  const model = design.find((each) => each.name === owner);
  if (model === undefined) throw new Error(`There is no model ${owner}.`);
  const relation =
    methodName === undefined ? null : (model.relations.find((each) => each.name === name) ?? null);
  const method = findMethod(methodName ?? name, { owner, relation, isOnInstance: relation !== null });
  if (method === null) throw new Error(`There is no method ${path}.`);
  const written = repositoryCallOf({
    model,
    relation,
    method,
    target: relation === null ? null : (design.find((each) => each.name === relation.model) ?? null),
    instanceId: relation === null ? null : owner === 'Order' ? 5 : 1,
    id: id ?? null,
    where: where as never,
    filter: filter as never,
    data: data as never,
  });
  if (written === null) throw new Error(`${path} has no form.`);
  return written;
}

const cases: readonly (readonly [path: string, given: Given, answer: unknown])[] = [
  [
    'Customer.orders.find',
    { filter: { order: 'note' } },
    [
      { id: 6, note: 'a', customerId: 1 },
      { id: 5, note: 'b', customerId: 1 },
    ],
  ],
  ['Customer.orders.findOne', { filter: { order: 'note' } }, { id: 6, note: 'a', customerId: 1 }],
  ['Customer.orders.findById', { id: 5 }, { id: 5, note: 'b', customerId: 1 }],
  ['Customer.orders.findById', { id: 7 }, undefined],
  ['Customer.orders.create', { data: { note: 'c' } }, { id: 8, note: 'c', customerId: 1 }],
  ['Customer.orders.build', { data: { note: 'c' } }, { note: 'c', customerId: 1 }],
  ['Customer.orders.updateById', { id: 5, data: { note: 'z' } }, { count: 1 }],
  ['Customer.orders.updateAll', { where: { note: 'a' }, data: { note: 'z' } }, { count: 1 }],
  ['Customer.orders.destroy', { id: 7 }, { count: 0 }],
  ['Customer.orders.destroyAll', {}, { count: 2 }],
  ['Customer.orders.count', { where: { note: 'a' } }, 1],
  ['Customer.orders.count', {}, 2],
  ['Customer.orders.exists', { id: 7 }, false],
  ['Customer.products.find', {}, [{ id: 5, name: 'Tea' }]],
  ['Customer.products.create', { data: { name: 'Pen' } }, { id: 7, name: 'Pen' }],
  ['Customer.products.add', { id: 6 }, undefined],
  ['Customer.products.remove', { id: 5 }, undefined],
  ['Customer.products.findOne', {}, { id: 1, customerId: 1, productId: 5 }],
  ['Customer.products.count', {}, 1],
  ['Customer.products.destroyAll', {}, { count: 1 }],
  ['Customer.products.destroy', { id: 5 }, { count: 1 }],
  ['Customer.profile.get', {}, { id: 1, text: 'x', customerId: 1 }],
  ['Customer.profile.update', { data: { text: 'y' } }, { count: 1 }],
  ['Customer.profile.destroy', {}, { count: 1 }],
  [
    'Customer.accounts.find',
    {},
    [
      { id: 1, name: 'one' },
      { id: 2, name: 'two' },
    ],
  ],
  ['Customer.accounts.find', { filter: { where: { name: 'two' } } }, [{ id: 2, name: 'two' }]],
  ['Customer.accounts.count', {}, 2],
  ['Order.customer.get', {}, { id: 1, name: 'Ada', accountIds: [1, 2] }],
  ['Customer.count', { where: { name: 'Ada' } }, 1],
  ['Customer.findById', { id: 2 }, { id: 2, name: 'Bob', accountIds: [] }],
  ['Customer.updateAll', { where: { id: 2 }, data: { name: 'x' } }, { count: 1 }],
  ['Customer.destroyAll', { where: { id: 2 } }, { count: 1 }],
  ['Customer.exists', { id: 3 }, false],
];

it.each(cases)('%s %j is written as LoopBack 4 understands it', async (path, given, answer) => {
  const form = formOf(path, given);
  const { repositories, classes } = openShop();
  for (const [name, all] of Object.entries(rows))
    for (const row of all) await repositories[name]?.create(row);
  const scope = { ...repositories, ...classes };
  const run = new Function(
    ...Object.keys(scope),
    `return (async () => ${form.includes('\n') ? `{${form}}` : form})();`,
  );
  const result: unknown = await run(...Object.values(scope));
  expect(result === undefined ? undefined : JSON.parse(JSON.stringify(result)), form).toEqual(answer);
});
