import { type DataSource, defineModels, type ModelClass, type ModelInstance, type Notice } from '../index.ts';

/** The function of a relation, as tests call it. */
export interface RelationFunction {
  (...args: unknown[]): unknown;
  build(data?: unknown): ModelInstance;
  create(...args: unknown[]): Promise<ModelInstance>;
  find(...args: unknown[]): Promise<ModelInstance[]>;
  findOne(...args: unknown[]): Promise<ModelInstance | null>;
  findById(...args: unknown[]): Promise<ModelInstance | undefined>;
  updateById(...args: unknown[]): Promise<ModelInstance>;
  updateAll(...args: unknown[]): Promise<{ count: number }>;
  destroy(...args: unknown[]): Promise<unknown>;
  destroyAll(...args: unknown[]): Promise<{ count: number }>;
  count(...args: unknown[]): Promise<number>;
  exists(...args: unknown[]): Promise<boolean>;
  add(...args: unknown[]): Promise<ModelInstance>;
  remove(...args: unknown[]): Promise<void>;
  get(...args: unknown[]): Promise<ModelInstance | null | undefined>;
  update(...args: unknown[]): Promise<ModelInstance>;
}

export const relation = (instance: ModelInstance, name: string): RelationFunction =>
  instance[name] as RelationFunction;

/** The model of this name. */
export function modelOf(dataSource: DataSource, name: string): ModelClass {
  const model = dataSource.models[name];
  if (!model) throw new Error(`There is no model ${name}.`);
  return model;
}

export interface Shop {
  readonly dataSource: DataSource;
  readonly Customer: ModelClass;
  readonly Order: ModelClass;
  readonly notices: Notice[];
}

/** Customer has many orders; Order belongs to customer. Takes attributes for the relation `orders`. */
export function createShop(orders: Record<string, unknown> = {}): Shop {
  const notices: Notice[] = [];
  const dataSource = defineModels(
    [
      {
        name: 'Customer',
        properties: { name: 'string', age: 'number' },
        relations: { orders: { type: 'hasMany', model: 'Order', foreignKey: '', ...orders } },
      },
      {
        name: 'Order',
        properties: { description: { type: 'string', required: true }, qty: 'number', date: 'date' },
        relations: { customer: { type: 'belongsTo', model: 'Customer' } },
      },
    ],
    'memory',
    { onNotice: (notice: Notice) => notices.push(notice) },
  );
  return {
    dataSource,
    Customer: modelOf(dataSource, 'Customer'),
    Order: modelOf(dataSource, 'Order'),
    notices,
  };
}

/** Two customers; orders 1, 2 and 4 are the first one's, 3 the second's, 5 has no customer. */
export async function seed({
  Customer,
  Order,
}: Shop): Promise<[first: ModelInstance, second: ModelInstance]> {
  const first = await Customer.create({ name: 'Ann' });
  const second = await Customer.create({ name: 'Bob' });
  await Order.create([
    { description: 'one', qty: 1, customerId: 1 },
    { description: 'two', qty: 2, customerId: 1 },
    { description: 'three', qty: 3, customerId: 2 },
    { description: 'four', qty: 4, customerId: 1 },
    { description: 'five', qty: 5 },
  ]);
  return [first, second];
}

export const idsOf = (instances: unknown): unknown[] =>
  (instances as ModelInstance[]).map((instance) => instance['id']);

/** Resolves to the arguments of a callback: `[error, …results]`. */
export function callbackArguments(
  run: (callback: (...results: unknown[]) => void) => unknown,
): Promise<unknown[]> {
  return new Promise((resolve) => {
    run((...results) => resolve(results));
  });
}
