import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../../../../lib/json.ts';
import { writeCall } from '../../calls/writeCall.ts';
import { type DesignModel, describeDesign } from '../../design/design.ts';
import { projectOf } from '../../testing/projectOf.ts';
import { fieldMessages } from './fieldMessages.ts';
import { describeHeld, describeItem, type HeldItems, heldItemsOf, itemsIn } from './heldItems.ts';
import { addItem, changeItem, type ItemPlace, removeItem } from './itemCalls.ts';
import { noDrafts, withDraft, withDrafts, withoutStored } from './itemDrafts.ts';

const design = describeDesign(
  projectOf(
    {
      name: 'Customer',
      properties: { office: 'Address', sites: ['Address'] },
      relations: {
        addresses: { type: 'embedsMany', model: 'Address', property: 'addressList' },
        passport: { type: 'embedsOne', model: 'Passport' },
        tags: { type: 'referencesMany', model: 'Tag' },
      },
    },
    {
      name: 'Address',
      base: 'Model',
      properties: { id: { type: 'number', id: true }, street: 'string', city: 'string', since: 'date' },
      relations: { country: { type: 'belongsTo', model: 'Tag' } },
    },
    { name: 'Passport', base: 'Model', idInjection: false, properties: { number: 'string' } },
    { name: 'Tag' },
  ),
);

function modelOf(name: string): DesignModel {
  const found = design.find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

function heldIn(property: string): HeldItems {
  const found = heldItemsOf(modelOf('Customer'), design).get(property);
  if (found === undefined) throw new Error(`${property} holds no items.`);
  return found;
}

const place = (property: string, value: JsonValue | undefined): ItemPlace => ({
  owner: modelOf('Customer'),
  ownerId: 3,
  held: heldIn(property),
  value,
});

/** The last line of the code: without the one that loads the owner. */
const codeOf = (request: Parameters<typeof writeCall>[0]): string =>
  writeCall(request, design).promise.split('\n').slice(1).join(' ');

describe('properties that hold items', () => {
  it('are those of embedding relations, and those with a model as their type', () => {
    const held = [...heldItemsOf(modelOf('Customer'), design).values()];
    const facts = held.map(({ property, model, isList, relation }) => [
      property,
      `${model.name}${isList ? '[]' : ''}`,
      relation?.name ?? null,
    ]);
    expect(facts).toEqual([
      ['addressList', 'Address[]', 'addresses'],
      ['_passport', 'Passport', 'passport'],
      ['office', 'Address', null],
      ['sites', 'Address[]', null],
    ]);
  });

  it('are described by what they hold', () => {
    const address = { id: 1, street: 'Main Street', city: 'Paris', since: '2026-01-31T10:00:00.000Z' };
    expect(describeHeld(address, heldIn('office'))).toBe('Address: Main Street, Paris, 2026-01-31 10:00');
    expect(describeHeld([address, address, {}], heldIn('addressList'))).toBe('3 × Address');
    expect(describeHeld([], heldIn('addressList'))).toBe('0 × Address');
    expect(describeHeld({}, heldIn('office'))).toBe('Address');
    expect(describeHeld(null, heldIn('office'))).toBeNull();
    expect(describeHeld('a text', heldIn('addressList'))).toBeNull();
    expect(describeItem({ id: 4, street: ' ' }, modelOf('Address'))).toBe('4');
    // A key says nothing to people. Undeclared properties count too, after the declared ones.
    expect(describeItem({ countryId: 3, city: 'Ulm' }, modelOf('Address'))).toBe('Ulm');
    expect(describeItem({ zip: 89073, city: 'Ulm' }, modelOf('Address'))).toBe('Ulm, 89073');
  });

  it('keep the place of an item in the stored list', () => {
    expect(itemsIn([null, { id: 1 }, 'x', { id: 2 }])).toEqual([
      { index: 1, item: { id: 1 } },
      { index: 3, item: { id: 2 } },
    ]);
    expect(itemsIn({ id: 1 })).toEqual([{ index: 0, item: { id: 1 } }]);
    expect(itemsIn(undefined)).toEqual([]);
  });
});

describe('the calls that change items', () => {
  const two = [
    { id: 1, street: 'a' },
    { id: 2, street: 'b' },
  ];

  it('are those of embedsMany, with a callback where LoopBack saves only then', () => {
    const list = place('addressList', two);
    expect(codeOf(changeItem(list, 1, { street: 'c' }))).toContain(
      "customer.addresses.updateById(2, {street: 'c'}, (err",
    );
    expect(codeOf(removeItem(list, 0))).toContain('customer.addresses.destroy(1, (err');
    expect(codeOf(addItem(list, { street: 'd' }))).toBe("await customer.addresses.create({street: 'd'});");
  });

  it('are those of embedsOne', () => {
    const one = place('_passport', { number: 'X' });
    expect(codeOf(changeItem(one, 0, { number: 'Y' }))).toBe(
      "await customer.passport.update({number: 'Y'});",
    );
    expect(codeOf(removeItem(one, 0))).toBe('await customer.passport.destroy();');
    expect(codeOf(addItem(place('_passport', null), { number: 'Z' }))).toBe(
      "await customer.passport.create({number: 'Z'});",
    );
  });

  it('write the whole list where an item has no id of its own', () => {
    const twice = place('addressList', [{ id: 1, street: 'a' }, { id: 1, street: 'b' }, 'odd', null]);
    expect(codeOf(changeItem(twice, 1, { street: 'c' }))).toBe(
      "await customer.updateAttributes({addressList: [{id: 1, street: 'a'}, {id: 1, street: 'c'}, 'odd']});",
    );
    expect(codeOf(removeItem(twice, 0))).toBe(
      "await customer.updateAttributes({addressList: [{id: 1, street: 'b'}, 'odd']});",
    );
  });

  it('write the whole value where no relation embeds it', () => {
    expect(codeOf(changeItem(place('office', { street: 'a', city: 'b' }), 0, { city: null }))).toBe(
      "await customer.updateAttributes({office: {street: 'a', city: null}});",
    );
    expect(codeOf(removeItem(place('office', { street: 'a' }), 0))).toBe(
      'await customer.updateAttributes({office: null});',
    );
    expect(codeOf(addItem(place('office', null), { city: 'b' }))).toBe(
      "await customer.updateAttributes({office: {city: 'b'}});",
    );
    expect(codeOf(addItem(place('sites', undefined), { city: 'b' }))).toBe(
      "await customer.updateAttributes({sites: [{city: 'b'}]});",
    );
  });
});

describe('drafts of items', () => {
  const address = modelOf('Address');
  const held = { index: 0, item: { id: 1, street: 'a', city: 'b' } as JsonObject };
  const waiting = { text: 'Ulm', state: 'waiting', message: null } as const;

  it('are shown until the row has them, and the refused ones after that', () => {
    let drafts = withDraft(noDrafts, 'id 1', 'city', waiting);
    drafts = withDraft(drafts, 'id 1', 'street', { text: '', state: 'refused', message: 'no' });
    expect(withDrafts(held, address, drafts)).toEqual({ id: 1, street: '', city: 'Ulm' });
    expect(withDrafts(held, address, drafts, 'accepted')).toEqual({ id: 1, street: 'a', city: 'Ulm' });
    drafts = withoutStored(withDraft(drafts, 'id 1', 'city', { ...waiting, state: 'stored' }));
    expect(withDrafts(held, address, drafts)).toEqual({ id: 1, street: '', city: 'b' });
    expect(withDrafts(held, address, withDraft(drafts, 'id 1', 'street', null))).toEqual(held.item);
  });

  it('belong to the item, wherever it moves in the list', () => {
    const drafts = withDraft(noDrafts, 'id 1', 'city', waiting);
    expect(withDrafts({ ...held, index: 5 }, address, drafts)).toMatchObject({ city: 'Ulm' });
    expect(withDrafts({ index: 0, item: { id: 2 } }, address, drafts)).toEqual({ id: 2 });
  });
});

it('reads what a validation of LoopBack says of each property', () => {
  const text = (value: string) => ({ kind: 'primitive', type: 'string', text: value, more: 0 }) as const;
  const list = (...items: string[]) =>
    ({ kind: 'array', className: 'Array', items: items.map(text), more: 0 }) as const;
  const object = (entries: readonly (readonly [string, ReturnType<typeof list>])[]) =>
    ({ kind: 'object', className: 'Errors', entries, more: 0 }) as const;
  const messages = object([
    ['street', list("can't be blank", 'is too short')],
    ['city', list()],
  ]);
  const error = {
    kind: 'error',
    name: 'ValidationError',
    message: 'm',
    statusCode: 422,
    code: null,
  } as const;
  const rest = { cause: null, errors: [], line: null } as const;
  const details = { kind: 'object', className: null, entries: [['messages', messages]], more: 0 } as const;
  expect([...fieldMessages({ ...error, ...rest, details })]).toEqual([
    ['street', "can't be blank, is too short"],
  ]);
  expect([...fieldMessages({ ...error, ...rest, details: null })]).toEqual([]);
});
