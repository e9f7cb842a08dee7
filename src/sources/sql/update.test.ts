import { describe, expect, it } from 'vitest';
import { runAtOnce } from '../../lib/slices.ts';
import {
  connectModels,
  findUpdateInSteps,
  fromRecord,
  isUsual,
  type Project,
  removeProperty,
  removeRelation,
  renameModel,
  renameProperty,
  renameRelation,
  setPropertyAttribute,
  toLocalRecord,
} from '../../model/index.ts';
import { drawnProjectOf } from '../../model/testing/projects.ts';
import {
  apply,
  definitionOf,
  describeLine,
  findUpdate,
  idOf,
  keysIn,
  linesOf,
  open,
  projectFrom,
  sayings,
} from './testing/updates.ts';

const shop = `
CREATE TABLE customer (id serial PRIMARY KEY, full_name varchar(80) NOT NULL, mail text);
CREATE TABLE orders (id serial PRIMARY KEY, customer_id int REFERENCES customer, total numeric(10,2));`;

describe('an update from a database', () => {
  const now = `
CREATE TABLE customer (id serial PRIMARY KEY, full_name varchar(100), born date);
CREATE TABLE orders (id serial PRIMARY KEY, customer_id int UNIQUE REFERENCES customer, total numeric(10,2) NOT NULL);
CREATE TABLE invoice (id serial PRIMARY KEY, order_id int REFERENCES orders);`;

  it('SU1: finds nothing where the database is the same, whatever the user changed', () => {
    expect(findUpdate(projectFrom(shop), shop).lines).toEqual([]);
    expect(linesOf(edited(projectFrom(shop)), shop).filter((line) => !line.endsWith('(own)'))).toEqual([]);
  });

  it('SU1: finds tables, columns and keys that are new, gone or changed', () => {
    expect(linesOf(projectFrom(shop), now)).toEqual([
      '~ Customer property fullName required true → null length 80 → 100 postgresql.dataLength 80 → 100 postgresql.nullable NO → YES (source)',
      '- Customer property mail (source)',
      '+ Customer property born (source)',
      '~ Customer relation orders type hasMany → hasOne (source)',
      '~ Orders property customerId index.unique null → true (source)',
      '~ Orders property total postgresql.nullable YES → NO required null → true (source)',
      '+ Orders relation invoices (source)',
      '+ Invoice (source)',
    ]);
    const without = now.slice(0, now.indexOf('CREATE TABLE orders'));
    expect(linesOf(projectFrom(shop), without)).toContain('- Orders (source)');
  });

  it('SU2: takes nothing away unless that is chosen', () => {
    const usual = findUpdate(projectFrom(shop), now).lines.filter(isUsual);
    expect(usual.map(describeLine).filter((line) => line.startsWith('-'))).toEqual([]);
    expect(usual).toHaveLength(7);
  });

  /** The edits of somebody who works on. */
  function edited(project: Project): Project {
    const [customer, orders] = [idOf(project, 'Customer'), idOf(project, 'Orders')];
    const renamed = renameModel(project, { modelId: customer, name: 'Client', names: 'none' });
    const property = renameProperty(renamed, { modelId: customer, from: 'fullName', to: 'name' });
    const key = renameProperty(property, { modelId: orders, from: 'customerId', to: 'buyer' });
    const relation = renameRelation(key, { ref: { modelId: customer, name: 'orders' }, name: 'purchases' });
    return setPropertyAttribute(relation, {
      ...{ modelId: customer, property: 'name', attribute: 'description', value: 'As on the invoice' },
    });
  }

  it('SU2: keeps names and attributes of the project, and finds relations again by their keys', () => {
    const project = edited(projectFrom(shop));
    const update = findUpdate(project, now);
    expect(update.lines.map(describeLine)).toEqual([
      '~ Client property name required true → null length 80 → 100 postgresql.dataLength 80 → 100 postgresql.nullable NO → YES (source)',
      '- Client property mail (source)',
      '+ Client property born (source)',
      '~ Client relation purchases type hasMany → hasOne (source)',
      '~ Orders property buyer index.unique null → true (source)',
      '~ Orders property total postgresql.nullable YES → NO required null → true (source)',
      '+ Orders relation invoices (source)',
      '+ Invoice (source)',
    ]);
    const updated = apply(project, update);
    const [client, orders] = [definitionOf(updated, 'Client'), definitionOf(updated, 'Orders')];
    expect(Object.keys(client.properties ?? {})).toEqual(['id', 'name', 'born']);
    expect(client.properties).toMatchObject({ name: { description: 'As on the invoice', length: 100 } });
    expect(keysIn(updated)).toEqual([
      'Client.purchases hasOne Orders.buyer',
      'Invoice.order belongsTo Invoice.orderId',
      'Orders.customer belongsTo Orders.buyer',
      'Orders.invoices hasMany Invoice.orderId',
    ]);
    expect(orders.properties).toMatchObject({ buyer: { postgresql: { columnName: 'customer_id' } } });
    expect(linesOf(updated, now)).toEqual([]);
  });

  it('SU2: says what both changed, and offers what the user removed only as such', () => {
    const [project, sql] = [projectFrom(shop), shop.replace('varchar(80)', 'varchar(100)')];
    const modelId = idOf(project, 'Customer');
    const shorter = setPropertyAttribute(project, {
      ...{ modelId, property: 'fullName', attribute: 'length', value: 50 },
    });
    const both = findUpdate(shorter, sql).lines;
    expect(both.map(describeLine)).toEqual([
      '~ Customer property fullName postgresql.dataLength 80 → 100 (source)',
      '~ Customer property fullName length 50 → 100 (both)',
    ]);
    expect(both.filter(isUsual)).toHaveLength(1);
    const without = removeRelation(removeProperty(project, { modelId, name: 'mail' }), {
      ref: { modelId, name: 'orders' },
    });
    expect(linesOf(without, shop)).toEqual([
      '+ Customer property mail (own)',
      '+ Customer relation orders (own)',
    ]);
  });

  it('SU2: remembers in the stored project what the source said', () => {
    const project = edited(projectFrom(shop));
    const stored: unknown = JSON.parse(JSON.stringify(toLocalRecord(project)));
    const read = fromRecord(stored);
    if (!read.ok) throw new Error(read.error.message);
    expect(linesOf(read.value, now)).toEqual(linesOf(project, now));
    // Without it, what the project removed is offered again as new.
    const forgotten = { ...project, models: project.models.map((entry) => ({ ...entry, source: null })) };
    const { models } = removeProperty(forgotten, { modelId: idOf(project, 'Client'), name: 'mail' });
    expect(linesOf({ ...forgotten, models }, shop)).toContain('+ Client property mail (source)');
  });

  it('SU3: applies to models that were drawn, and doubles no key and no relation of theirs', () => {
    const drawn = connectModels(
      drawnProjectOf({ name: 'Customer', properties: { fullName: 'string' } }, { name: 'Order' }),
      { ownerId: 'Customer', targetId: 'Order', type: 'hasMany' },
    );
    const sql = `CREATE TABLE public.customer (id serial PRIMARY KEY, fullname text);
CREATE TABLE public."order" (id serial PRIMARY KEY, customerid int REFERENCES public.customer, note text);`;
    expect(linesOf(drawn, sql).filter((line) => !line.endsWith('(own)'))).toEqual([
      '+ Order property note (source)',
      '+ Order relation customer (source)',
    ]);
    const updated = apply(drawn, findUpdate(drawn, sql));
    expect(keysIn(updated)).toEqual([
      'Customer.orders hasMany Order.customerId',
      'Order.customer belongsTo Order.customerId',
    ]);
    expect(Object.keys(definitionOf(updated, 'Order').properties ?? {})).toEqual(['note']);
  });

  it('SU3: keeps what a project that was drawn says beyond its tables', () => {
    const drawn = drawnProjectOf(
      {
        name: 'Customer',
        properties: {
          id: { type: 'string', id: true, generated: true },
          settings: 'object',
          tags: ['string'],
        },
        relations: { card: { type: 'hasOne', model: 'Card' } },
      },
      { name: 'Card' },
    );
    const sql = `CREATE TABLE public.customer (id text PRIMARY KEY, settings text, tags text);
CREATE TABLE public.card (id serial PRIMARY KEY, customerid text REFERENCES public.customer);`;
    expect(linesOf(drawn, sql)).toEqual([
      '~ Customer relation card type hasOne → hasMany (unsure)',
      '+ Card relation customer (source)',
    ]);
  });

  it('SU3: does not take a table that was left out for one that is gone', () => {
    const project = projectFrom(shop);
    const { models } = open(shop, { tables: ['public.customer'] });
    const find = (leftOut: readonly string[]) =>
      runAtOnce(findUpdateInSteps(project, { files: models, leftOut })).lines.filter(
        ({ part }) => part === 'model',
      );
    expect(find(['public.orders'])).toEqual([]);
    expect(find([]).map(describeLine)).toEqual(['- Orders (source)']);
  });

  it('SU3: leaves out what leads to a new model that is not taken over', () => {
    const project = projectFrom(shop);
    const update = findUpdate(project, now);
    const updated = apply(
      project,
      update,
      update.lines.filter(({ model }) => model !== 'Invoice'),
    );
    expect(keysIn(updated)).not.toContain('Orders.invoices hasMany Invoice.orderId');
    expect(linesOf(updated, now)).toEqual(['+ Orders relation invoices (source)', '+ Invoice (source)']);
  });

  it('SU3: survives names that objects have anyway', () => {
    const odd = `CREATE TABLE "__proto__" (id int PRIMARY KEY, "constructor" int, "toString" text);`;
    const more = odd.replace(
      'text)',
      'text NOT NULL, "__proto__" int, "valueOf" int REFERENCES "__proto__")',
    );
    const project = projectFrom(odd);
    const updated = apply(project, findUpdate(project, more));
    expect(linesOf(updated, more)).toEqual([]);
    expect(sayings(updated)).toEqual(sayings(projectFrom(more)));
  });
});
