import { expect, type Page } from '@playwright/test';
import { Designer } from './drivers/designer.ts';
import { Playground } from './drivers/playground.ts';
import { test } from './drivers/quickTest.ts';
import { clinic } from './fixtures/clinic.ts';

async function openMethods(page: Page): Promise<Playground> {
  await new Designer(page).open();
  const playground = new Playground(page);
  await playground.open();
  await playground.show('Methods');
  await expect(page.getByTestId('call')).toBeVisible();
  await expect(playground.log).toContainText('Sample data created');
  return playground;
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const choose = (page: Page, label: string, value: string) =>
  page.getByRole('combobox', { name: label, exact: true }).selectOption(value);
/** Types an id and leaves the field, so that its list of rows closes. */
const fillId = async (page: Page, label: string, id: string): Promise<void> => {
  const input = page.getByRole('combobox', { name: label, exact: true });
  await input.fill(id);
  await input.press('Tab');
};
const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();

test.describe('methods', () => {
  test('writes the call while the form is filled in, with its REST request and its equivalent', async ({
    page,
  }) => {
    const playground = await openMethods(page);
    const call = page.getByTestId('call');
    await expect(call).toContainText('customer.orders.build({});');
    await expect(call).toContainText('new Order({customerId: customer.id})');
    await field(page, 'description').fill("Ada's");
    await field(page, 'total').fill('12.5');
    await expect(call).toContainText("customer.orders.build({description: 'Ada\\'s', total: 12.5});");
    await playground.expectEntry(() => run(page));
    await expect(playground.output).toContainText('build set customerId = 1');
    await expect(playground.output).toContainText('Stored nothing');
    await expect(playground.output).toContainText('no REST equivalent');

    await choose(page, 'Method', 'create');
    await expect(call).toContainText('POST /api/Customers/1/orders');
    await expect(call).toContainText(
      "await Order.create({description: 'Ada\\'s', total: 12.5, customerId: customer.id})",
    );
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-kind=created]')).toContainText('customerId: 1');

    await choose(page, 'Method', 'find');
    await page.getByRole('button', { name: 'Condition', exact: true }).click();
    await page.getByRole('combobox', { name: 'Property' }).selectOption('total');
    await page.getByRole('combobox', { name: 'Operator' }).selectOption('gte');
    await field(page, 'Value').fill('12.5');
    await choose(page, 'order', 'total');
    await choose(page, 'direction', 'DESC');
    await field(page, 'limit').fill('2');
    await expect(call).toContainText(
      "await customer.orders.find({where: {total: {gte: 12.5}}, order: 'total DESC', limit: 2});",
    );
    await page.getByRole('button', { name: 'Group' }).click();
    const group = page.getByRole('group', { name: 'Group' });
    await group.getByRole('textbox', { name: 'Value' }).fill("Ada's");
    await group.getByRole('button', { name: 'Condition', exact: true }).click();
    await group.getByRole('combobox', { name: 'Operator' }).nth(1).selectOption('regexp');
    await group.getByRole('textbox', { name: 'Value' }).nth(1).fill('^.');
    await choose(page, 'order 2', 'id');
    await choose(page, 'fields', 'total');
    await expect(call).toContainText(
      "where: {total: {gte: 12.5}, or: [{description: 'Ada\\'s'}, {description: {regexp: '^.'}}]}, order: ['total DESC', 'id ASC'], limit: 2, fields: ['total']",
    );
    await playground.expectEntry(() => run(page));
    expect(await playground.rows(playground.value(2))).toHaveLength(2);

    await choose(page, 'Method', 'findById');
    await fillId(page, 'Order id', '2');
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-entry=failed]')).toContainText('statusCode 404');
  });

  test('calls the class and the instance too, and shows and copies callbacks on request', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const playground = await openMethods(page);
    await page.getByRole('combobox', { name: 'Style of calls' }).selectOption('callback');
    await choose(page, 'Relation', '');
    await choose(page, 'Method', 'updateAttributes');
    await field(page, 'city').fill('Ulm');
    await expect(page.getByTestId('call')).toContainText('PATCH /api/Customers/1');
    await expect(page.getByTestId('call')).toContainText(
      "customer.updateAttributes({city: 'Ulm'}, function (err, result) {",
    );
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-kind=changed]')).toContainText('"Ulm"');
    await playground.output.getByRole('button', { name: 'Copy code' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('function (err, customer) {');

    await choose(page, 'Call on', 'class');
    await choose(page, 'Method', 'count');
    await playground.expectEntry(() => run(page));
    await expect(playground.output).toContainText('GET /api/Customers/count');
    await expect(playground.value(1)).toContainText('5');
    // The copied code runs unchanged.
    await playground.show('Code');
    await playground.run(copied);
    await expect(playground.output).toContainText('Ulm');
    await page.reload();
    await playground.open();
    await expect(page.getByRole('combobox', { name: 'Style of calls' })).toHaveValue('callback');
  });

  test('chooses an instance from its rows, and runs only what can be called', async ({ page }) => {
    const playground = await openMethods(page);
    const call = page.getByTestId('call');
    const picker = page.getByRole('combobox', { name: 'Customer id', exact: true });
    const button = page.getByRole('button', { name: 'Run', exact: true });
    await expect(picker).toHaveValue('1');
    await expect(page.getByRole('combobox', { name: 'Relation' })).toContainText('orders (hasMany)');
    // Find it by its name, with the keyboard alone.
    await playground.show('Code');
    await playground.run("await Customer.create({name: 'Ada Lovelace'})");
    await playground.show('Methods');
    await picker.click();
    await expect(page.getByRole('option')).toHaveCount(6);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('love');
    await expect(page.getByRole('option')).toHaveText(['6 · Ada Lovelace']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(picker).toHaveValue('6');
    await expect(call).toContainText('Customer.findById(6)');
    await expect(page.getByRole('listbox')).toHaveCount(0);

    // What is missing is named and marked in the call, and nothing is sent.
    await choose(page, 'Method', 'findById');
    await expect(button).toBeDisabled();
    const reason = 'Order id is missing: choose a row or type an id.';
    await expect(call).toContainText(reason);
    await expect(button).toHaveAccessibleDescription(reason);
    await expect(call).toContainText('await customer.orders.findById(…);');
    await expect(call).toContainText('GET /api/Customers/6/orders/…');
    const before = await playground.newest();
    await button.click({ force: true });
    expect(await playground.newest()).toBe(before);
    await fillId(page, 'Order id', 'love');
    await expect(button).toHaveAccessibleDescription('Order id is not a number: “love”.');
    await fillId(page, 'Order id', '3');
    await expect(button).toBeEnabled();
    await choose(page, 'Method', 'create');
    await field(page, 'total').fill('12x');
    await expect(call).toContainText('total is not a number: “12x”.');
    await expect(button).toBeDisabled();
    await field(page, 'total').fill('12');
    await playground.expectEntry(() => run(page));
    await expect(playground.output.locator('[data-kind=created]')).toContainText('customerId: 6');

    // Without rows it says how to get some.
    await playground.show('Code');
    await playground.run('await Customer.destroyAll()');
    await playground.show('Methods');
    await expect(call).toContainText('Customer has no rows yet. Call create on the class Customer');
  });

  test('calls the methods of every kind of relation', async ({ page }) => {
    test.setTimeout(150_000);
    const designer = new Designer(page);
    await designer.open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await (await chooser).setFiles(
      clinic.map((definition) => ({
        name: `${definition.name.toLowerCase()}.json`,
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(definition)),
      })),
    );
    await expect(designer.model('Doctor')).toBeVisible();
    const playground = new Playground(page);
    await playground.open();
    await playground.show('Methods');
    await expect(playground.log).toContainText('Sample data created');
    const { output } = playground;
    const ends = async (ending: 'done' | 'failed') => {
      await playground.expectEntry(() => run(page));
      await expect(output.locator(`[data-entry=${ending}]`)).toBeVisible();
    };
    const perform = async (relation: string, method: string, id?: string) => {
      await choose(page, 'Relation', relation);
      await choose(page, 'Method', method);
      if (id !== undefined) await fillId(page, 'Patient id', id);
      await ends('done');
    };
    const touched = (model: string, kind: 'created' | 'changed' | 'removed') =>
      expect(output.locator(`[data-model=${model}] [data-kind=${kind}]`)).toHaveCount(1);
    await choose(page, 'Model', 'Doctor');

    // hasMany through
    await choose(page, 'Relation', 'patients');
    await choose(page, 'Method', 'add');
    await fillId(page, 'Patient id', '3');
    await expect(page.getByTestId('call')).toContainText('PUT /api/Doctors/1/patients/rel/3');
    await perform('patients', 'remove', '3');
    await perform('patients', 'add', '3');
    await expect(output.locator('[data-model=Visit] [data-kind=created]')).toContainText('patientId: 3');
    // hasAndBelongsToMany
    await perform('skills', 'create');
    await touched('Skill', 'created');
    await touched('DoctorSkill', 'created');
    await perform('skills', 'find');
    await expect(output).toContainText('Skill · ');
    // hasOne
    await perform('office', 'destroy');
    await touched('Office', 'removed');
    await perform('office', 'build');
    await expect(output).toContainText('Stored nothing');
    await perform('office', 'create');
    await touched('Office', 'created');
    await perform('office', 'get');
    await expect(output).toContainText('doctorId');
    await choose(page, 'Method', 'update');
    await field(page, 'name').fill('Upstairs');
    await ends('done');
    await touched('Office', 'changed');
    // referencesMany
    await perform('rooms', 'create');
    await touched('Room', 'created');
    await touched('Doctor', 'changed');
    await perform('rooms', 'find');
    // polymorphic hasMany
    await perform('pictures', 'create');
    await expect(output.locator('[data-model=Picture] [data-kind=created]')).toContainText(
      'imageableType: "Doctor"',
    );
    // embedsMany and embedsOne write into the row itself
    await choose(page, 'Relation', 'notes');
    await choose(page, 'Method', 'create');
    await field(page, 'text').fill('Fond of coffee');
    await ends('done');
    await touched('Doctor', 'changed');
    await choose(page, 'Relation', 'home');
    await choose(page, 'Method', 'create');
    await ends('done');
    await touched('Doctor', 'changed');
    // belongsTo, polymorphic too
    await choose(page, 'Model', 'Visit');
    await perform('doctor', 'get');
    await expect(output).toContainText('GET /api/Visits/1/doctor');
    await expect(output).toContainText('Doctor.findOne({where: {id: visit.doctorId}})');
    await choose(page, 'Model', 'Picture');
    await perform('imageable', 'get');

    // The tour has a chapter for each family of relations in the design.
    await page.getByRole('button', { name: 'Tour' }).click();
    const tour = page.getByRole('region', { name: 'Tour' });
    for (const chapter of ['embedsOne', 'embedsMany', 'referencesMany', 'polymorphic']) {
      await tour.getByRole('combobox', { name: 'Chapter' }).selectOption(chapter);
      for (const step of [1, 2, 3]) {
        await expect(tour).toContainText(`${step} of 3`);
        await playground.expectEntry(() => tour.getByRole('button', { name: 'Run step' }).click());
        await expect(output.locator('[data-entry=done]')).toBeVisible();
        if (step < 3) await tour.getByRole('button', { name: 'Next' }).click();
      }
    }
    await tour.getByRole('button', { name: 'Finish' }).click();

    // A row unfolds what it holds; a change of an item is undone like any other.
    await playground.show('Data');
    await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('Doctor');
    await page
      .getByRole('grid', { name: 'Rows of Doctor' })
      .locator('[data-property=noteList]')
      .nth(1)
      .click();
    const notes = page.getByRole('grid', { name: 'notes of Doctor 2' });
    const text = notes.locator('[data-property=text]').first();
    const before = await text.innerText();
    await playground.expectEntry(async () => {
      await text.dblclick();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type('Edited in place');
      await page.keyboard.press('Enter');
    });
    await expect(text).toHaveText('Edited in place');
    await expect(output.locator('[data-model=Doctor] [data-kind=changed]')).toContainText('Edited in place');
    await playground.expectEntry(() => page.keyboard.press('ControlOrMeta+z'));
    await expect(text).toHaveText(before);
    await page.keyboard.press('Escape');
    await expect(notes).toHaveCount(0);

    // The grid follows the links.
    await playground.grid.getByRole('row').nth(1).getByText('patients').click();
    await expect(page.getByRole('grid', { name: 'Rows of Patient' })).toBeVisible();
    await expect(playground.grid.locator('[data-property=id]', { hasText: /^3$/ })).toBeVisible();
  });
});
