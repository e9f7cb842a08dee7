import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openRows, until } from '../testing/openRows.ts';

/** A busy machine may take this long for one test. Milliseconds. */
const LONG = 180_000;

const models = [
  {
    name: 'Customer',
    properties: { name: 'string' },
    relations: {
      addresses: { type: 'embedsMany', model: 'Address', property: 'addressList' },
      passport: { type: 'embedsOne', model: 'Passport', property: 'pass' },
    },
  },
  {
    name: 'Address',
    base: 'Model',
    properties: {
      id: { type: 'number', id: true },
      street: { type: 'string', required: true },
      city: 'string',
    },
    relations: { country: { type: 'belongsTo', model: 'Country' } },
  },
  {
    name: 'Passport',
    base: 'Model',
    idInjection: false,
    properties: { number: { type: 'string', required: true } },
  },
  { name: 'Country', properties: { name: 'string' } },
];

const customers = [
  {
    id: 1,
    name: 'Ann',
    pass: null,
    addressList: [
      { id: 1, street: 'Main Street', city: 'Paris', countryId: 2 },
      { id: 2, street: 'Side Street', city: 'Ulm' },
    ],
  },
  { id: 2, name: 'Bob', addressList: [] },
];
const open = () =>
  openRows(
    {
      Customer: customers,
      Country: [
        { id: 1, name: 'D' },
        { id: 2, name: 'F' },
      ],
    },
    ...models,
  );

const rows = 'Rows of Customer';
const addresses = 'addresses of Customer 1';

it(
  'unfolds the items of a cell, edits them in place by keyboard, and folds them again',
  async () => {
    const { cell, grid, codes, stored, place } = await open();
    const outer = await grid(rows);
    const held = await cell(rows, 0, 'addressList');
    expect(held.textContent).toContain('2 × Address');
    await userEvent.click(held);
    const inner = await grid(addresses);
    await until(() => expect(document.activeElement).toBe(inner));
    // The rows below make room.
    const below = await cell(rows, 1, 'name');
    const bottom = () => inner.getBoundingClientRect().bottom;
    await until(() => expect(below.getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom()));

    await userEvent.keyboard('{Enter}');
    await until(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('street of Address 1'));
    await userEvent.keyboard('{Control>}a{/Control}not this{Escape}');
    expect(codes).toEqual([]);
    await until(() => expect(document.activeElement).toBe(inner));
    await userEvent.keyboard('{Enter}{Control>}a{/Control}New Street{Tab}');
    await until(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('city of Address 1'));
    await userEvent.keyboard('{Control>}a{/Control}Rome{Enter}');
    await until(() => expect(codes).toHaveLength(2));
    await until(async () =>
      expect((await stored('Customer'))[0]?.['addressList']).toEqual([
        { id: 1, street: 'New Street', city: 'Rome', countryId: 2 },
        { id: 2, street: 'Side Street', city: 'Ulm' },
      ]),
    );
    await userEvent.keyboard('{Escape}');
    await until(() => expect(place.querySelector('[data-items]')).toBeNull());
    expect(document.activeElement).toBe(outer);
  },
  LONG,
);

it(
  'says at the field what LoopBack refuses, and keeps what was typed',
  async () => {
    const { cell, codes, stored, place } = await open();
    // A double click unfolds too: its second click does not fold again.
    await userEvent.dblClick(await cell(rows, 0, 'addressList'));
    await userEvent.dblClick(await cell(addresses, 0, 'street'));
    await userEvent.keyboard('{Control>}a{/Control}{Delete}{Enter}');
    const street = await cell(addresses, 0, 'street');
    await until(() => expect(street.getAttribute('aria-invalid')).toBe('true'));
    expect(street.title).toBe("can't be blank");
    expect(place.querySelector('[role=alert]')?.textContent).toContain("`street` can't be blank");
    expect((await stored('Customer'))[0]?.['addressList']).toEqual(customers[0]?.addressList);
    // Escape gives the refused text up: the cell shows the stored value again.
    await userEvent.keyboard('{Enter}{Escape}');
    await until(() => expect(street.textContent).toBe('Main Street'));
    expect(street.getAttribute('aria-invalid')).toBeNull();
    expect(codes).toHaveLength(1);
  },
  LONG,
);

it(
  'loses nothing that is typed while an earlier change is still being stored',
  async () => {
    const { cell, gate, stored } = await open();
    await userEvent.click(await cell(rows, 0, 'addressList'));
    await userEvent.dblClick(await cell(addresses, 1, 'street'));
    gate.close();
    await userEvent.keyboard('{Control>}a{/Control}One{Tab}{Control>}a{/Control}Two{Tab}');
    const street = await cell(addresses, 1, 'street');
    expect(street.textContent).toBe('One');
    gate.open();
    await until(async () =>
      expect((await stored('Customer'))[0]?.['addressList']).toMatchObject([
        {},
        { street: 'One', city: 'Two' },
      ]),
    );
    await until(() => expect(street.textContent).toBe('One'));
  },
  LONG,
);

it(
  'adds and removes items, and creates the single one',
  async () => {
    const { cell, button, place, stored } = await open();
    const field = (label: string) =>
      until(() => {
        const found = [...place.querySelectorAll('label')].find((each) => each.textContent === label);
        const input = found?.querySelector('input');
        if (!input) throw new Error(`There is no field ${label}.`);
        return input;
      });
    await userEvent.click(await cell(rows, 1, 'addressList'));
    await until(() => expect(place.textContent).toContain('No Address in this list yet.'));
    await userEvent.click(await button('Add Address'));
    // LoopBack counts the id of the list up itself.
    expect([...place.querySelectorAll('form label')].map((label) => label.textContent)).not.toContain('id');
    await userEvent.click(await button('Create'));
    await until(() => expect(place.querySelector('[role=alert]')?.textContent).toContain("can't be blank"));
    await userEvent.fill(await field('street *'), 'Here');
    await userEvent.click(await button('Create'));
    await cell('addresses of Customer 2', 0, 'street');
    expect((await stored('Customer'))[1]?.['addressList']).toEqual([{ id: 1, street: 'Here' }]);
    await userEvent.click(
      await until(() => place.querySelector('[aria-label="Remove this item"]') as Element),
    );
    await until(async () => expect((await stored('Customer'))[1]?.['addressList']).toEqual([]));

    await userEvent.click(await cell(rows, 0, 'pass'));
    await userEvent.click(await button('Create Passport'));
    await userEvent.fill(await field('number *'), 'X 1');
    await userEvent.click(await button('Create'));
    await until(async () => expect((await stored('Customer'))[0]?.['pass']).toEqual({ number: 'X 1' }));
    const pass = await cell(rows, 0, 'pass');
    await until(() => expect(pass.textContent).toContain('Passport: X 1'));
  },
  LONG,
);

it(
  'leads from the key of an item to its row, and back from there to the rows whose items reference it',
  async () => {
    const { cell, place, grid } = await open();
    await userEvent.click(await cell(rows, 0, 'addressList'));
    const inner = await grid(addresses);
    const jump = () =>
      inner.querySelector('[role=row][aria-rowindex="2"] [title^="address.country.get"]') as Element;
    await userEvent.click(await until(jump));
    expect((await cell('Rows of Country', 0, 'name')).textContent).toBe('F');
    const back = () => place.querySelector('[title^="Customer.find({where"]') as Element;
    expect((await until(back)).getAttribute('title')).toBe(
      "Customer.find({where: {'addressList.countryId': country.id}})",
    );
    await userEvent.click(await until(back));
    expect((await cell(rows, 0, 'name')).textContent).toBe('Ann');
  },
  LONG,
);

it(
  'shows a list of references as its ids, each of which leads to its row, and marks those without a row',
  async () => {
    const { cell, place, notices } = await openRows(
      {
        Author: [{ id: 1, tagIds: [2, 9] }],
        Reader: [{ id: 5 }],
        Tag: [{ id: 1 }, { id: 2 }],
        Picture: [{ id: 1, imageableId: 5, imageableType: 'Reader' }, { id: 2 }],
      },
      { name: 'Author', relations: { tags: { type: 'referencesMany', model: 'Tag' } } },
      { name: 'Tag' },
      { name: 'Picture', relations: { imageable: { type: 'belongsTo', polymorphic: true } } },
      {
        name: 'Reader',
        relations: { pictures: { type: 'hasMany', model: 'Picture', polymorphic: 'imageable' } },
      },
    );
    const chips = async () => [...(await cell('Rows of Author', 0, 'tagIds')).querySelectorAll('button')];
    await until(async () =>
      expect((await chips()).map(({ title }) => title)).toEqual([
        'Show Tag 2',
        'There is no Tag 9: LoopBack does not prevent this',
      ]),
    );
    await userEvent.click((await chips())[0] as Element);
    expect((await cell('Rows of Tag', 0, 'id')).textContent).toBe('2');
    const back = () => place.querySelector('[title="Author.find({where: {tagIds: tag.id}})"]') as Element;
    await userEvent.click(await until(back));
    expect((await cell('Rows of Author', 0, 'id')).textContent).toBe('1');

    await userEvent.selectOptions(place.querySelector('select') as HTMLElement, 'Picture');
    await cell('Rows of Picture', 1, 'id');
    const owners = () => [...place.querySelectorAll<HTMLElement>('[title="picture.imageable.get()"]')];
    expect(owners().map(({ textContent }) => textContent?.trim())).toEqual(['Reader 5', '–']);
    await userEvent.click(owners()[1] as Element);
    await until(() => expect(notices).toEqual(['Picture 2 references no row here.']));
    await userEvent.click(owners()[0] as Element);
    expect((await cell('Rows of Reader', 0, 'id')).textContent).toBe('5');
  },
  LONG,
);
