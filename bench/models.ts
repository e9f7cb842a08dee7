import { DataSource, type ModelClass } from '../src/runtime/index.ts';

type Source = ConstructorParameters<typeof DataSource>[0];

/** The part of an instance that is measured, on juggler and on our runtime. */
export interface Instance {
  orders(filter: object): Promise<readonly unknown[]>;
}

export interface Models {
  readonly Customer: { findById(id: number): Promise<Instance>; create(data: object): Promise<Instance> };
  readonly Order: {
    create(data: readonly object[]): Promise<readonly unknown[]>;
    findById(id: number): Promise<unknown>;
    count(): Promise<number>;
  };
}

interface SourceLike {
  define(name: string, properties: object): unknown;
}

/** Defines Customer, which has many Order, on any engine. */
export function defineShop(source: SourceLike): Models {
  const Customer = source.define('Customer', { name: String });
  const Order = source.define('Order', { description: String, quantity: Number });
  (Customer as ModelClass & { hasMany(target: unknown, params: object): void }).hasMany(Order, {
    as: 'orders',
    foreignKey: 'customerId',
  });
  return { Customer, Order } as unknown as Models;
}

export const createShop = (connector: Source): Models => defineShop(new DataSource(connector) as SourceLike);

/** Creates the data of `size` orders, assigned to the customers in turn. */
export function makeOrders(size: number, customers: number) {
  return Array.from({ length: size }, (_, index) => ({
    description: `order ${index}`,
    quantity: index % 7,
    customerId: (index % customers) + 1,
  }));
}
