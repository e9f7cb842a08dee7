import { describe, expect, it } from 'vitest';
import { propertyValue } from './propertyValue.ts';
import type { SampleKey, SampleModel, SampleProperty, SampleRow, SampleType } from './sampleModel.ts';
import { sampleKeys, sampleRows, targetsIn, targetsToCome } from './sampleRows.ts';
import { regions, statuses } from './words.ts';

const property = (name: string, type: SampleType, more: Partial<SampleProperty> = {}): SampleProperty => ({
  name,
  type,
  itemType: 'other',
  isRequired: false,
  hasDefault: false,
  choices: [],
  min: null,
  max: null,
  ...more,
});

const key = (name: string, model: string, shape: SampleKey['shape'] = 'one'): SampleKey => ({
  property: name,
  targets: [{ model, property: 'id' }],
  discriminator: null,
  shape,
  isRequired: false,
  isNumber: true,
});

const model = (name: string, properties: SampleProperty[], keys: SampleKey[] = []): SampleModel => ({
  name,
  idName: 'id',
  idType: 'number',
  properties,
  keys,
});

const customer = model('Customer', [property('name', 'string'), property('email', 'string')]);
const order = model('Order', [property('description', 'string')], [key('customerId', 'Customer')]);

function keysOf(of: SampleModel, rows: Readonly<Record<string, readonly SampleRow[]>>): SampleRow[] {
  return (rows[of.name] ?? []).map((_, row) =>
    sampleKeys(of, row, 'seed', (name) => targetsIn(rows[name] ?? [])),
  );
}

describe('sampleRows', () => {
  it('makes the same rows for the same seed, and others for another', () => {
    expect(sampleRows(customer, 'a')).toEqual(sampleRows(customer, 'a'));
    expect(sampleRows(customer, 'a')).not.toEqual(sampleRows(customer, 'b'));
  });

  it('keeps the values of a property when others are added or removed', () => {
    const more = model('Customer', [property('city', 'string'), ...customer.properties]);
    const names = (rows: readonly SampleRow[]) => rows.map(({ name, email }) => [name, email]);
    expect(names(sampleRows(more, 'a'))).toEqual(names(sampleRows(customer, 'a')));
  });

  it('numbers the rows from 1, with the name of the model where ids are texts', () => {
    expect(sampleRows(customer, 'a').map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(sampleRows({ ...customer, idType: 'string' }, 'a')[0]).toMatchObject({ id: 'customer-1' });
  });

  it('gives every person an e-mail address of their own name', () => {
    for (const { name, email } of sampleRows(customer, 'a')) {
      const [first = '', last = ''] = String(name).toLowerCase().split(' ');
      expect(email).toBe(`${first}.${last}@example.com`);
    }
  });
});

describe('targetsToCome', () => {
  it('knows a row before it is created, by its id and by any other property', () => {
    const [, second] = sampleRows(customer, 'a');
    const targets = targetsToCome(customer, 'a', 100_000);
    expect(targets.valueOf(99_999, 'id')).toBe(100_000);
    expect(targets.valueOf(1, 'name')).toBe(second?.['name']);
  });
});

describe('sampleKeys', () => {
  const rows = { Customer: sampleRows(customer, 'seed'), Order: sampleRows(order, 'seed') };

  it('references an existing row from every row, the first one several times', () => {
    const owners = keysOf(order, rows).map(({ customerId }) => customerId);
    expect(owners).toHaveLength(12);
    expect(owners.every((owner) => rows.Customer.some(({ id }) => id === owner))).toBe(true);
    expect(owners.filter((owner) => owner === 1).length).toBeGreaterThanOrEqual(3);
    expect(new Set(owners).size).toBeGreaterThanOrEqual(3);
    expect(owners[0]).toBe(1);
  });

  it('references an earlier row where a row belongs to its own model', () => {
    const employee = model('Employee', [], [key('employeeId', 'Employee')]);
    const own = { Employee: sampleRows(employee, 'seed') };
    keysOf(employee, own).forEach(({ employeeId }, row) => {
      if (row === 0) expect(employeeId).toBeUndefined();
      else expect(employeeId).toBeLessThanOrEqual(row);
    });
  });

  it('gives a hasOne target at most one row, a referencesMany list existing keys', () => {
    const passport = model('Passport', [], [key('customerId', 'Customer', 'unique')]);
    const owners = keysOf(passport, { ...rows, Passport: sampleRows(passport, 'seed') }).flatMap(
      ({ customerId }) => (customerId === undefined ? [] : [customerId]),
    );
    expect(owners).toEqual([1, 2, 3, 4, 5]);
    const club = model('Club', [], [key('customerIds', 'Customer', 'list')]);
    const [first] = keysOf(club, { ...rows, Club: sampleRows(club, 'seed') });
    expect(first?.['customerIds']).toEqual(expect.arrayContaining([expect.any(Number)]));
  });

  it('names the target’s model where a key can reference several', () => {
    const picture = model(
      'Picture',
      [],
      [
        {
          property: 'imageableId',
          targets: [
            { model: 'Customer', property: 'id' },
            { model: 'Order', property: 'id' },
          ],
          discriminator: 'imageableType',
          shape: 'one',
        },
      ],
    );
    const [first, second] = keysOf(picture, { ...rows, Picture: sampleRows(picture, 'seed') });
    expect([first?.['imageableType'], second?.['imageableType']]).toEqual(['Customer', 'Order']);
  });

  it.each(['a', 'b', 'c', 'd', 'e'])('links no pair of rows twice (seed %s)', (seed) => {
    const book = model('Book', []);
    const owner: SampleKey = { ...key('ownerId', 'Customer'), discriminator: 'ownerType' };
    const anyOwner = { ...owner, targets: [...owner.targets, { model: 'Order', property: 'id' }] };
    const known = { ...rows, Book: sampleRows(book, seed) };
    for (const second of [key('customerId', 'Customer'), anyOwner]) {
      const writing = model('Writing', [], [key('bookId', 'Book'), second]);
      const pairs = sampleRows(writing, seed).map((_, row) =>
        JSON.stringify(
          sampleKeys(writing, row, seed, (name) => targetsIn(known[name as keyof typeof known] ?? [])),
        ),
      );
      expect(pairs).toHaveLength(12);
      expect(new Set(pairs).size).toBe(12);
    }
  });

  it('leaves out a key that has no row to reference', () => {
    expect(keysOf(order, { Order: rows.Order })[0]).toEqual({});
  });
});

describe('propertyValue', () => {
  const place = { seed: 'seed', model: 'Product', row: 2 };

  it.each([
    ['rating', 'number', (value: number) => Number.isInteger(value) && value >= 1 && value <= 5],
    ['unitPrice', 'number', (value: number) => value > 0 && /^\d+(\.\d\d?)?$/.test(String(value))],
    ['quantity', 'number', (value: number) => Number.isInteger(value) && value >= 1 && value <= 9],
    ['position', 'number', (value: number) => value === 3],
    ['active', 'boolean', (value: boolean) => typeof value === 'boolean'],
    ['birthDate', 'date', (value: Date) => value.getUTCFullYear() < 2005],
    ['createdAt', 'date', (value: Date) => value.getTime() < Date.UTC(2026, 1)],
    ['zip_code', 'string', (value: string) => /^\d{5}$/.test(value)],
    ['homepage', 'string', (value: string) => URL.canParse(value)],
    ['firstName', 'string', (value: string) => /^\p{Lu}\p{Ll}+$/u.test(value)],
    ['somethingElse', 'string', (value: string) => /^\p{Lu}\p{Ll}+ 3$/u.test(value)],
    ['where', 'geopoint', (value: { lat: number; lng: number }) => value.lat >= 36 && value.lng <= 26],
  ] as const)('fits %s (%s)', (name, type, fits) => {
    expect((fits as (value: unknown) => boolean)(propertyValue(property(name, type), place))).toBe(true);
  });

  it('reads a property with its model: the state of an address, and the address of an e-mail', () => {
    const textOf = (model: string, name: string) =>
      String(propertyValue(property(name, 'string'), { ...place, model }));
    expect(statuses).toContain(textOf('Order', 'state'));
    expect(regions).toContain(textOf('Address', 'state'));
    expect(textOf('EmailAddress', 'address')).toMatch(/^[a-z]+\.[a-z]+@example\.com$/);
    expect(textOf('Customer', 'address')).toMatch(/^\D+ \d+, \p{Lu}/u);
  });

  it('leaves defaults to the runtime, and keeps to enum, min and max', () => {
    expect(propertyValue(property('x', 'string', { hasDefault: true }), place)).toBeUndefined();
    expect(['a', 'b']).toContain(propertyValue(property('x', 'string', { choices: ['a', 'b'] }), place));
    expect(propertyValue(property('price', 'number', { max: 3 }), place)).toBeLessThanOrEqual(3);
  });

  it('fills lists of texts and of numbers, and leaves lists of anything else empty', () => {
    expect(propertyValue(property('tags', 'array', { itemType: 'string' }), place)).toContainEqual(
      expect.any(String),
    );
    expect(propertyValue(property('scores', 'array', { itemType: 'number' }), place)).toContainEqual(
      expect.any(Number),
    );
    expect(propertyValue(property('parts', 'array'), place)).toEqual([]);
  });
});
