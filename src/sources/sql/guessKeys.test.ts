import { describe, expect, it } from 'vitest';
import { keysIn, open, projectFrom } from './testing/updates.ts';

describe('SO15: a database without foreign keys', () => {
  const shop = `
CREATE TABLE public.customers (id serial PRIMARY KEY, customer_id int, uuid uuid);
CREATE TABLE public."order" (id serial PRIMARY KEY, customerid integer, parcel_id text, author_id int);
CREATE TABLE public.parcel (parcel_id int PRIMARY KEY, order_id integer UNIQUE, paid boolean);
CREATE TABLE public.note (id int, order_ids int[], line_id int);
CREATE TABLE public.line (a int, b int, PRIMARY KEY (a, b));`;

  it('has relations by the names and types of its columns', () => {
    expect(keysIn(projectFrom(shop))).toEqual([
      'Customers.orders hasMany Order.customerId',
      'Order.customer belongsTo Order.customerId',
      'Order.parcel hasOne Parcel.orderId',
      'Parcel.order belongsTo Parcel.orderId',
    ]);
    const texts = open(shop).report?.remarks.map(({ text }) => text) ?? [];
    expect(texts.filter((text) => text.includes('no foreign keys'))).toEqual([
      'The database has no foreign keys: 2 columns are taken for some by their names, such as order.customerid.',
    ]);
  });

  it('has none if that is not wanted, and names say nothing beside a foreign key', () => {
    expect(keysIn(projectFrom(shop, { guessKeys: false }))).toEqual([]);
    const one = `${shop} CREATE TABLE public.stamp (id int PRIMARY KEY, parcel int REFERENCES public.parcel);`;
    expect(keysIn(projectFrom(one))).toHaveLength(2);
  });
});
